import path from 'node:path';
import { wrongUse } from '../wrong-use.ts';
import { HOSTS, packageHost } from './package-host.ts';

/** `kollegan package-host bot|functions`: build/bot.zip or build/functions.zip, as Azure takes them. */
export async function packageHostCommand([name]: readonly string[]): Promise<void> {
  const host = HOSTS.find((each) => each === name);
  if (host === undefined) {
    throw wrongUse('No host is named', `Say which one to package: ${HOSTS.join(' or ')}.`);
  }
  const root = path.resolve(import.meta.dirname, '../..');
  const { zip, zipBytes, hasTabs } = await packageHost({ host, root, outDir: path.join(root, 'build') });
  console.log(`${path.relative(process.cwd(), zip)}: ${(zipBytes / 1024 ** 2).toFixed(2)} MB`);
  if (host === 'bot' && !hasTabs) {
    console.log('The tabs are not in it: they are not built. Run "npm run build:tabs" and package again.');
  }
}
