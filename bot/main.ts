import { readProductionConfig } from '../adapters/config/index.ts';
import { AppError } from '../core/shared/app-error.ts';

/** The bot on Azure, until it is told to stop. */
async function main(): Promise<void> {
  // Before anything is loaded: who deploys with wrong settings hears of them at once.
  const config = readProductionConfig(process.env, 'bot');
  const { startBot } = await import('./compose.ts');
  const bot = await startBot(config);
  const stop = () => {
    bot.stop().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** One line that says what to do; an error that is not ours may quote anything, so only its kind is said. */
function fail(error: unknown): void {
  const text =
    error instanceof AppError ? `${error.message} [${error.code}]` : 'The bot could not start or stop cleanly.';
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
