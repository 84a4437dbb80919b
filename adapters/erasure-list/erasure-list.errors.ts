import { AppError } from '../../core/shared/app-error.ts';

export function listUnreadable(file: string, cause?: unknown): AppError {
  return new AppError({
    code: 'ERASURE_LIST.UNREADABLE',
    fate: 'dead-letter',
    message: `${file} of the erasure list cannot be read. Put it back from a copy of the folder; without it a restore would bring back what was erased.`,
    cause,
  });
}

export function listUnwritable(folder: string, cause: unknown): AppError {
  return new AppError({
    code: 'ERASURE_LIST.UNWRITABLE',
    fate: 'retry',
    message: `The erasure list cannot be written in ${folder}. Make room and let Kollegan write there; the erasure goes on by itself.`,
    cause,
  });
}
