import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { AppError } from '../core/shared/app-error.ts';

type Surroundings = Readonly<Record<string, string | undefined>>;

/**
 * @returns the settings of a file under those of the process, which win; without a file, the process's alone
 * @throws AppError `CLI.ENV_FILE`
 */
export function withEnvFile(file: string | undefined, env: Surroundings): Surroundings {
  if (file === undefined) return env;
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...env };
  } catch (error) {
    throw new AppError({
      code: 'CLI.ENV_FILE',
      fate: 'tell-person',
      message: `Cannot read the settings in ${file}. Give --settings the path of a file of lines NAME=value.`,
      cause: error,
    });
  }
}
