import { parseArgs } from 'node:util';
import { Environment, readSettings, renderEnvExample } from '../../adapters/config/index.ts';
import { queueResources } from '../../adapters/service-bus/queue-resources.ts';
import { withEnvFile } from '../env-file.ts';
import { wrongUse } from '../wrong-use.ts';

const NEXT = 'Run "npm run -s kollegan -- config" to see what there is.';

const HELP = `kollegan config check [--env production|embedded] [--host bot|functions] [--settings FILE]
kollegan config example
kollegan config queues

  check     every fault of the settings at once, by name and never by value; exit code 1 when there is one.
            Without --env it checks for production. Key Vault references count as given.
  example   every setting with meaning, default and example, as .env.example has it
  queues    the queue table for the deployment, as infra/azure/queues.json has it
`;

/** `kollegan config …`: what is set, before anything starts with it. */
export async function configCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  switch (subcommand) {
    case 'check':
      return check(args);
    case 'example':
      process.stdout.write(renderEnvExample());
      return;
    case 'queues':
      process.stdout.write(`${JSON.stringify(queueResources(), null, 2)}\n`);
      return;
    default:
      process.stdout.write(HELP);
      if (subcommand !== undefined && subcommand !== '--help')
        throw wrongUse(`"config ${subcommand}" does not exist`, NEXT);
  }
}

function check(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      env: { type: 'string', default: 'production' },
      host: { type: 'string', default: 'bot' },
      settings: { type: 'string' },
    },
  });
  const environment = Environment.safeParse(values.env);
  if (!environment.success) throw wrongUse('--env is neither production nor embedded', NEXT);
  if (values.host !== 'bot' && values.host !== 'functions') throw wrongUse('--host is neither bot nor functions', NEXT);
  const env = withEnvFile(values.settings, process.env);
  const read = readSettings(env, { environment: environment.data, host: values.host, references: 'allowed' });
  if (read.ok) {
    console.log(`The settings are in order for ${environment.data}.`);
    return;
  }
  console.log([...read.faults].sort().join('\n'));
  const count = read.faults.length === 1 ? 'is 1 fault' : `are ${read.faults.length} faults`;
  console.error(`There ${count} in the settings for ${environment.data}.`);
  process.exitCode = 1;
}
