import { AppError } from '../../core/shared/app-error.ts';

function told(code: string, message: string, cause?: unknown): AppError {
  return new AppError({ code: `PACKAGE.${code}`, fate: 'tell-person', message, cause });
}

export function environmentMissing(file: string, cause: unknown): AppError {
  return told('NO_ENVIRONMENT', `${file} cannot be read. Copy env/.env.example to it and fill it in.`, cause);
}

/** @param faults one for each variable that is missing or of the wrong form */
export function environmentInvalid(file: string, faults: readonly string[]): AppError {
  return told('BAD_ENVIRONMENT', `Correct these in ${file}: ${faults.join('; ')}`);
}

/** @param faults all that is wrong, so that one round of corrections is enough */
export function packageInvalid(faults: readonly string[]): AppError {
  return told('INVALID', `The app package is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
}

export function packageUsage(problem: string): AppError {
  return told('USAGE', `${problem}. Use: npm run package -- [--env NAME] [--out FOLDER]`);
}
