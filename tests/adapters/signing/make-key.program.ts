import { createKeyFolder } from '../../../adapters/signing/index.ts';

/** Takes the signing keys of a folder in use, as a process of its own; waits for a line so that several begin at once. */
const [folder = ''] = process.argv.slice(2);
process.stdin.once('data', () => {
  createKeyFolder({ folder, clock: { now: () => new Date() } })
    .keys()
    .then((keys) => process.stdout.write(JSON.stringify(keys.map(({ kid }) => kid)), () => process.exit(0)));
});
process.stdout.write('ready\n');
