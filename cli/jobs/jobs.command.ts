import { parseArgs } from 'node:util';
import { Duration } from 'luxon';
import { Environment } from '../../adapters/config/index.ts';
import { QueueName } from '../../core/contracts/queues.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { withEnvFile } from '../env-file.ts';
import { wrongUse } from '../wrong-use.ts';
import { formatDeadLetters } from './format-dead-letters.ts';
import { type OpenDeadLetters, openDeadLetters } from './open-dead-letters.ts';

const NEXT = 'Run "npm run -s kollegan -- jobs" to see what there is.';

const HELP = `kollegan jobs dead [--queue Q]
kollegan jobs retry ID
kollegan jobs purge [--queue Q] [--older-than P30D]

  dead      the jobs that failed for good: id, age, code, reason and the ids that lead to the log
  retry     puts one back in its queue; ID as "jobs dead" shows it, such as recaps/17
  purge     removes them; without --older-than those beyond DEAD_LETTER_RETENTION_DAYS, with PT0S all

  --env production     those on Azure, as the settings say; else those of the running embedded mode
  --settings FILE      settings from a file
`;

const SHOWN = 1_000;

/** `kollegan jobs …`: what became of the jobs that no repeat helped. */
export async function jobsCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      queue: { type: 'string' },
      'older-than': { type: 'string' },
      env: { type: 'string', default: 'embedded' },
      settings: { type: 'string' },
    },
  });
  const work = workOf(subcommand, positionals, queuesOf(values.queue), values['older-than']);
  if (work === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const environment = Environment.safeParse(values.env);
  if (!environment.success) throw wrongUse('--env is neither production nor embedded', NEXT);
  const opened = openDeadLetters(environment.data, withEnvFile(values.settings, process.env), process.cwd());
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

type Work = (opened: OpenDeadLetters) => Promise<void>;

function workOf(
  subcommand: string | undefined,
  [id]: readonly string[],
  queues: readonly QueueName[],
  olderThan: string | undefined,
): Work | undefined {
  switch (subcommand) {
    case 'dead':
      return (opened) => dead(opened, queues);
    case 'retry':
      if (id === undefined) throw wrongUse('"jobs retry" needs the id of a job', NEXT);
      return (opened) => retry(opened, id);
    case 'purge': {
      const age = olderThan === undefined ? undefined : durationOf(olderThan);
      return (opened) => purge(opened, queues, age);
    }
    case undefined:
    case '--help':
      return undefined;
    default:
      throw wrongUse(`"jobs ${subcommand}" does not exist`, NEXT);
  }
}

async function dead({ deadLetters }: OpenDeadLetters, queues: readonly QueueName[]): Promise<void> {
  const lists = await Promise.all(queues.map((queue) => deadLetters.list(queue, SHOWN)));
  const letters = lists.flat();
  console.log(letters.length === 0 ? 'No job failed for good.' : formatDeadLetters(letters, new Date()));
}

async function retry({ deadLetters }: OpenDeadLetters, id: string): Promise<void> {
  if (!(await deadLetters.retry(id))) {
    throw new AppError({
      code: 'JOBS.NOT_FOUND',
      fate: 'tell-person',
      message: 'There is no such failed job now. Run "npm run -s kollegan -- jobs dead" to see which there are.',
    });
  }
  console.log('The job is back in its queue.');
}

async function purge({ deadLetters, retentionDays }: OpenDeadLetters, queues: readonly QueueName[], age?: Duration) {
  const before = new Date(Date.now() - (age ?? Duration.fromObject({ days: retentionDays })).toMillis());
  for (const queue of queues) console.log(`${queue}: ${await deadLetters.purge(queue, before)} removed`);
}

function queuesOf(name: string | undefined): readonly QueueName[] {
  if (name === undefined) return QueueName.options;
  const queue = QueueName.safeParse(name);
  if (!queue.success) throw wrongUse(`--queue is none of ${QueueName.options.join(', ')}`, NEXT);
  return [queue.data];
}

function durationOf(text: string): Duration {
  const duration = Duration.fromISO(text);
  if (!duration.isValid || duration.toMillis() < 0)
    throw wrongUse('--older-than is no ISO 8601 duration, such as P30D', NEXT);
  return duration;
}
