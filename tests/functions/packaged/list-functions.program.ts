import { loadFunctionApp } from '../../../infra/sandbox/functions/load-function-app.ts';

/** `node list-functions.program.ts <entry>`: what the worker would tell the host of the app, as JSON. */
const [, , entry = ''] = process.argv;
const { functions, model, hooks, coldStartMs, end } = await loadFunctionApp(entry);
process.stdout.write(JSON.stringify({ functions, model, hooks, coldStartMs }));
await end();
