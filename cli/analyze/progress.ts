/** A line on a terminal that says how far it is, and goes away. Where nobody looks, nothing is written. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

/** Fast enough to be seen moving, slow enough to cost nothing. */
const EVERY_MS = 100;
const ERASE_LINE = '\r\u001B[2K';

export function createProgress(terminal: NodeJS.WritableStream & { isTTY?: boolean }, now: () => Date): Progress {
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(text) {
      const time = now().getTime();
      if (terminal.isTTY !== true || time - shownAt < EVERY_MS) return;
      shownAt = time;
      terminal.write(`${ERASE_LINE}${text}`);
    },
    clear() {
      if (shownAt !== Number.NEGATIVE_INFINITY) terminal.write(ERASE_LINE);
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}
