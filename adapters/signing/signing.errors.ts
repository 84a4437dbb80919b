import { AppError } from '../../core/shared/app-error.ts';

export function keysUnreadable(file: string, cause: unknown): AppError {
  return new AppError({
    code: 'SIGNING.KEYS_UNREADABLE',
    fate: 'tell-person',
    message: `The signing key ${file} cannot be read. Put it back from a backup; a new one would not have signed what was signed.`,
    cause,
  });
}

export function keysUnwritable(folder: string, cause: unknown): AppError {
  return new AppError({
    code: 'SIGNING.KEYS_UNWRITABLE',
    fate: 'tell-person',
    message: `No signing key can be kept in ${folder}. Make the folder one that Kollegan can write to.`,
    cause,
  });
}
