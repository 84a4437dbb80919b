import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { analyzeCommand } from '../../../../cli/analyze/analyze.command.ts';

export interface Screen {
  stream: Writable & { isTTY?: boolean; columns?: number };
  text: () => string;
}

export function createScreen(terminal: { columns: number } | null = null): Screen {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return {
    stream: terminal === null ? stream : Object.assign(stream, { isTTY: true, columns: terminal.columns }),
    text: () => chunks.join(''),
  };
}

/** 7 October 2026, in the middle of the day anywhere near here. */
export const NOW = new Date('2026-10-07T10:00:00Z');

export async function runAnalyze(
  args: readonly string[],
  { terminal = null, env = {} }: { terminal?: { columns: number } | null; env?: Record<string, string> } = {},
): Promise<{ out: string; err: string }> {
  const out = createScreen(terminal);
  const err = createScreen(terminal);
  await analyzeCommand(args, { stdout: out.stream, stderr: err.stream, env, now: () => NOW });
  return { out: out.text(), err: err.text() };
}

/** A folder that is gone after each test. */
export function useFolder(): (name: string, content: string | Uint8Array) => string {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kollegan-analyze-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
}
