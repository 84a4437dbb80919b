import { runFunctionApp } from '../../../infra/sandbox/functions/run-function-app.ts';

/** `node function-host.program.ts <entry> <connection string>`: runs the packaged app until its input ends. */
const [, , entry = '', connectionString = ''] = process.argv;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const stop = await runFunctionApp({ entry, connectionString, onCall: (name, outcome) => say(`${name} ${outcome}`) });
say('ready');
process.stdin.resume();
process.stdin.on('end', () => {
  stop().then(() => process.exit(0));
});
