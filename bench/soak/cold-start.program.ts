import { loadFunctionApp } from '../../infra/sandbox/functions/load-function-app.ts';

/** `node cold-start.program.ts <entry>`: milliseconds from the entry to the last thing that the start waits for. */
const [, , entry = ''] = process.argv;
const app = await loadFunctionApp(entry);
process.stdout.write(String(app.coldStartMs));
await app.end();
