import { AppError } from '../../core/shared/app-error.ts';
import { nodeCodeOf } from './node-error.ts';

function told(code: string, message: string, cause?: unknown): AppError {
  return new AppError({ code: `ANALYZE.${code}`, fate: 'tell-person', message, cause });
}

/** @param problem a sentence without a full stop */
export function wrongUse(problem: string): AppError {
  return told('WRONG_USE', `${problem}. See "npm run -s kollegan -- analyze --help".`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'That is a folder, not a file',
  EACCES: 'The file may not be read by you',
  EPERM: 'The file may not be read by you',
};

/** @param path as the person wrote it */
export function unreadableFile(path: string, cause: unknown): AppError {
  return told('NO_FILE', `${REASONS[nodeCodeOf(cause)] ?? 'The file cannot be read'}: ${path}`, cause);
}

/** @param expected what a line of this file has to hold */
export function unreadableLine(line: number, expected: string): AppError {
  return told('BAD_LINE', `Line ${line}: expected ${expected}.`);
}

export function lineTooLong(line: number, mostMegabytes: number): AppError {
  return told('BAD_LINE', `Line ${line}: longer than ${mostMegabytes} MB. Each meeting stands on a line of its own.`);
}

export function cannotWrite(cause: unknown): AppError {
  return told('CANNOT_WRITE', 'The result cannot be written. Is the disk full?', cause);
}
