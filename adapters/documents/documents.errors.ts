import { AppError } from '../../core/shared/app-error.ts';

export function documentFailed(format: string, cause: unknown): AppError {
  return new AppError({
    code: 'DOCUMENT.FAILED',
    fate: 'tell-person',
    message: `The ${format} file could not be made. Try another format, such as Markdown.`,
    cause,
  });
}
