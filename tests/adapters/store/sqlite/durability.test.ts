import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteDocumentStore } from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { useTemporaryFolder } from '../temporary-folder.ts';

const folder = useTemporaryFolder();
const SCRIPT = path.join(__dirname, 'write-until-killed.program.ts');

/** @returns the ids that the process said were written before it was killed in the middle of its work */
async function writeAndKill(file: string, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, [SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('\n').length > enough) child.kill('SIGKILL');
  }
  // The last line may be cut; a whole one ends with a line feed.
  return said.split('\n').slice(0, -1);
}

describe('a process that is killed', () => {
  it.each([20, 300])('loses no acknowledged write and leaves none half written (after %i)', async (enough) => {
    const file = folder.pathOf(`killed-${enough}.db`);
    const acknowledged = await writeAndKill(file, enough);

    const store = createSqliteDocumentStore({ file, clock: { now: () => new Date() } });
    const stored = await Promise.all(
      acknowledged.map((id) => store.read({ tenantId: `tenant-${id.split('-')[0]}`, scope: 's', id })),
    );
    store.close();

    const intact = stored.filter((document) => {
      const { text = '', hash = '' } = (document?.body ?? {}) as { text?: string; hash?: string };
      return text.startsWith(`${document?.id} `) && createHash('sha256').update(text).digest('hex') === hash;
    });
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
    expect(intact).toHaveLength(acknowledged.length);
    const database = new DatabaseSync(file);
    expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
    database.close();
  });
});
