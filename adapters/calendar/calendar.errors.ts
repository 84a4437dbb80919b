import { AppError } from '../../core/shared/app-error.ts';

export function badWorkingDays(): AppError {
  return new AppError({
    code: 'CALENDAR.BAD_WORKING_DAYS',
    fate: 'tell-person',
    message: 'Choose at least one working day, from 1 (Monday) to 7 (Sunday).',
  });
}
