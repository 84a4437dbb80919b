import { AppError } from '../../core/shared/app-error.ts';

/** @returns one error that names every broken setting, and no value: values may be secrets */
export function configInvalid(faults: readonly string[]): AppError {
  return new AppError({
    code: 'CONFIG.INVALID',
    fate: 'tell-person',
    message: `Broken settings: ${faults.join('; ')}`,
  });
}
