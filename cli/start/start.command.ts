import { parseArgs } from 'node:util';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { withEnvFile } from '../env-file.ts';
import { openBrowser } from './open-browser.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

/** `kollegan start`: the embedded mode until Ctrl-C. */
export async function startCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'no-browser': { type: 'boolean', default: false }, settings: { type: 'string' } },
  });
  const config = readEmbeddedConfig(withEnvFile(values.settings, process.env), process.cwd());
  const embedded = await startEmbedded(config);
  stopOnSignals(embedded);
  await embedded.teams.ready;
  announce(embedded, config.dataDir);
  if (!values['no-browser']) openBrowser(embedded.teams.url, process.env);
}

function announce({ product, sandbox, teams, logFile }: Embedded, dataDir: string): void {
  console.log(
    [
      '',
      'Kollegan is ready.',
      '',
      `  Meeting (Teams-like client)   ${teams.url}`,
      `  Planner tasks and mail        ${sandbox.graphUrl}`,
      `  Overview, board, settings     ${product.url}/tabs/`,
      `  API                           ${product.url}`,
      `  Data                          ${dataDir}`,
      `  Log                           ${logFile}`,
      '',
      'Open the meeting, choose the group chat and write: /kollegan join',
      'Ctrl-C stops everything; what was said and decided is kept.',
      '',
    ].join('\n'),
  );
}

/** One signal stops cleanly; a second one does not wait. */
function stopOnSignals(embedded: Embedded): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    embedded.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : 'Could not stop cleanly.');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
