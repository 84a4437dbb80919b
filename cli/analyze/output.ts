import { cannotWrite } from './analyze.errors.ts';
import { nodeCodeOf } from './node-error.ts';

export interface Output {
  /**
   * Resolves when the text is handed over, so a slow reader slows the writer down instead of filling the memory.
   * @returns false when nobody reads any more (`… | head`): time to stop, and no fault
   * @throws AppError ANALYZE.CANNOT_WRITE
   */
  write(text: string): Promise<boolean>;
}

export function createOutput(stream: NodeJS.WritableStream): Output {
  // The callback of each write tells; without a listener the same error would end the process.
  stream.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) resolve(true);
          else if (isClosed(error)) resolve(false);
          else reject(cannotWrite(error));
        });
      }),
  };
}

function isClosed(error: Error): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(nodeCodeOf(error));
}
