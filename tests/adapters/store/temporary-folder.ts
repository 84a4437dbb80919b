import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for one test file, removed after its last test. Call it at the top of the file or of a describe. */
export function useTemporaryFolder(): { pathOf(name: string): string } {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kollegan-store-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { pathOf: (name) => path.join(folder, name) };
}
