import { app } from '@azure/functions';
import { readFunctionsConfig } from '../adapters/config/index.ts';
import { type FunctionHost, registerFunctions } from './register-functions.ts';

/** What a start needs first: the library, so that a fault is reported, then the settings, then what to call. */
const config = readFunctionsConfig(process.env, process.cwd());

let host: Promise<FunctionHost> | undefined;

registerFunctions({
  app,
  settings: config.upkeep,
  host() {
    host ??= import('./compose.ts').then(({ composeFunctions }) => composeFunctions(config));
    return host;
  },
});
