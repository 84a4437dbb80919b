import { AppError } from '../core/shared/app-error.ts';

/** A command line that cannot be carried out as it stands. @param next what to do instead, a whole sentence */
export function wrongUse(problem: string, next: string): AppError {
  return new AppError({ code: 'CLI.WRONG_USE', fate: 'tell-person', message: `${problem}. ${next}` });
}
