import path from 'node:path';
import { AppError } from '../../core/shared/app-error.ts';
import { HOSTS, packageHost } from './package-host.ts';

/** `kollegan package-host bot|functions`: build/bot.zip or build/functions.zip, as Azure takes them. */
export async function packageHostCommand([name]: readonly string[]): Promise<void> {
  const host = HOSTS.find((each) => each === name);
  if (host === undefined) {
    throw new AppError({
      code: 'CLI.WRONG_USE',
      fate: 'tell-person',
      message: `Say which host to package: ${HOSTS.join(' or ')}.`,
    });
  }
  const root = path.resolve(import.meta.dirname, '../..');
  const { zip, zipBytes } = await packageHost({ host, root, outDir: path.join(root, 'build') });
  console.log(`${path.relative(process.cwd(), zip)}: ${(zipBytes / 1024 ** 2).toFixed(2)} MB`);
}
