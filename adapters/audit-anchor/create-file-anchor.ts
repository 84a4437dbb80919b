import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { HeadAnchor } from '../../core/audit/index.ts';
import { anchorUnwritable } from './anchor.errors.ts';
import { anchorLine, headsIn } from './anchor-line.ts';

const FILE = 'audit-heads.jsonl';

/** @returns the file in the folder that heads are appended to */
export function anchorFile(folder: string): string {
  return path.join(folder, FILE);
}

/**
 * Signed heads as lines of one file, each on disk before it counts. The folder should be on another disk or machine, and
 * append-only where the system can do that: who can write to both this and the data can rewrite both.
 * @throws `ANCHOR.UNWRITABLE`
 */
export function createFileAnchor({ folder }: { folder: string }): HeadAnchor {
  const file = anchorFile(folder);
  return {
    async publish(head) {
      const text = readAnchorFile(file);
      const isKnown = headsIn(text, head.tenantId).some(({ size, root }) => size === head.size && root === head.root);
      if (isKnown) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        // Behind a line that a crash cut off, on a line of its own.
        append(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${anchorLine(head)}`);
      } catch (error) {
        throw anchorUnwritable(folder, error);
      }
    },
    async heads(tenantId, latest) {
      const heads = headsIn(readAnchorFile(file), tenantId);
      return latest === undefined ? heads : heads.slice(-latest);
    },
  };
}

/** @returns the lines of a file of anchored heads; none where there is no file yet */
function readAnchorFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw anchorUnwritable(path.dirname(file), error);
  }
}

function append(file: string, text: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
