import { AppError } from '../../core/shared/app-error.ts';

export function anchorUnwritable(folder: string, cause: unknown): AppError {
  return new AppError({
    code: 'ANCHOR.UNWRITABLE',
    fate: 'retry',
    message: `The heads of the audit log cannot be kept in ${folder}. Set AUDIT_ANCHOR_DIR to a folder that can be written to.`,
    cause,
  });
}

export function anchorUnavailable(status: number | undefined): AppError {
  return new AppError({
    code: 'ANCHOR.UNAVAILABLE',
    fate: 'retry',
    message: `The container of AUDIT_ANCHOR_URL did not answer as it should (${status ?? 'no answer'}). Check the address and the identity's role on it.`,
  });
}
