import path from 'node:path';
import { parseArgs } from 'node:util';
import { Environment, readEmbeddedConfig, readProductionConfig } from '../../adapters/config/index.ts';
import { openBackups } from '../../composition/open-backups.ts';
import { replayOnAzure } from '../../composition/replay-restored.ts';
import { setHeadsAside } from '../../composition/set-heads-aside.ts';
import type { Backups, WantedBackup } from '../../core/backup/index.ts';
import { withEnvFile } from '../env-file.ts';
import { wrongUse } from '../wrong-use.ts';
import { azureRestoreSteps } from './azure-restore-steps.ts';
import { formatBackups, formatFit, formatRestored } from './format-backups.ts';

const NEXT = 'Run "npm run -s kollegan -- backup" to see what there is.';

const HELP = `kollegan backup create
kollegan backup list
kollegan backup verify [--at TIME | --id ID] [--off-site]
kollegan backup restore [--at TIME | --id ID] [--to DIR] [--off-site]
kollegan backup accept-loss
kollegan backup replay --env production --from ENDPOINT --at TIME

  create    takes an encrypted backup of the data folder, also while Kollegan runs
  list      the backups there are, here and off-site
  verify    reads every byte of one, in every place, and proves its audit log
  restore   puts one in the place of the data, which is kept aside; Kollegan must not run. With --to it only goes
            to a new folder. What was erased since the backup is erased again before anything opens it
  accept-loss  after a restore without the old data: the heads outside that tell of audit events which are lost are
            kept aside as evidence, the log says so, and its heads are signed again
  replay    on Azure, before anything reads the restored account (COSMOS_ENDPOINT): erases again what was erased since
            TIME, takes over the audit log and the records from the old account (--from), and proves the log

  --at TIME            the last one taken at or before this time, ISO 8601; left out, the latest
  --env production     restore: the steps for Azure, where Cosmos DB keeps the backups
  --settings FILE      settings from a file
`;

/** `kollegan backup …`: what survives a lost disk. */
export async function backupCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      at: { type: 'string' },
      id: { type: 'string' },
      to: { type: 'string' },
      'off-site': { type: 'boolean', default: false },
      from: { type: 'string' },
      env: { type: 'string', default: 'embedded' },
      settings: { type: 'string' },
    },
  });
  const environment = Environment.safeParse(values.env);
  if (!environment.success) throw wrongUse('--env is neither production nor embedded', NEXT);
  const at = values.at === undefined ? undefined : instantOf(values.at);
  const env = withEnvFile(values.settings, process.env);
  const wanted = wantedOf(at, values.id, values['off-site']);
  if (environment.data === 'production') return onAzure(subcommand, env, { at, from: values.from });
  if (subcommand === 'accept-loss') return acceptLoss(env);
  const work = workOf(subcommand, wanted, values.to);
  if (work === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const config = readEmbeddedConfig(env, process.cwd());
  console.log(await work(openBackups(config, { now: () => new Date() })));
}

type Work = (backups: Backups) => Promise<string>;

function workOf(subcommand: string | undefined, wanted: WantedBackup, to: string | undefined): Work | undefined {
  switch (subcommand) {
    case 'create':
      return async (backups) => formatBackups([await backups.create()]);
    case 'list':
      return async (backups) => formatBackups(await backups.list());
    case 'verify':
      return async (backups) =>
        `${formatBackups([await backups.verify(wanted)])}\nIt is whole, and its audit log proves.`;
    case 'restore':
      return async (backups) =>
        formatRestored(await backups.restore(wanted, to === undefined ? undefined : path.resolve(to)));
    case undefined:
    case '--help':
      return undefined;
    default:
      throw wrongUse(`"backup ${subcommand}" does not exist`, NEXT);
  }
}

async function acceptLoss(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const clock = { now: () => new Date() };
  const { lost, evidence } = await setHeadsAside(readEmbeddedConfig(env, process.cwd()), clock);
  console.log(
    evidence === null
      ? 'No head outside tells of events that are lost. Nothing was changed.'
      : `${lost} heads tell of events that are lost. All heads of before lie in ${evidence}: keep that file.`,
  );
}

async function onAzure(
  subcommand: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  { at, from }: { at: Date | undefined; from: string | undefined },
): Promise<void> {
  if (subcommand !== 'restore' && subcommand !== 'replay')
    throw wrongUse('On Azure there are "backup restore" and "backup replay": Cosmos DB does the rest', NEXT);
  if (at === undefined) throw wrongUse('On Azure --at TIME must be given', NEXT);
  if (subcommand === 'replay' && from === undefined)
    throw wrongUse('--from must be the endpoint of the account that was restored from', NEXT);
  const config = readProductionConfig(env, 'functions');
  if (from === undefined) {
    process.stdout.write(azureRestoreSteps({ cosmos: config.cosmos, region: config.region, at, now: new Date() }));
    return;
  }
  const clock = { now: () => new Date() };
  console.log(formatFit(await replayOnAzure(config, { oldEndpoint: from, takenAt: at.toISOString(), clock })));
}

function wantedOf(at: Date | undefined, id: string | undefined, offSite: boolean): WantedBackup {
  if (at !== undefined && id !== undefined) throw wrongUse('--at and --id exclude each other', NEXT);
  return {
    ...(at !== undefined && { at }),
    ...(id !== undefined && { id }),
    ...(offSite && { place: 'off-site' as const }),
  };
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(instant.getTime()))
    throw wrongUse('--at is no time, such as 2026-11-20T08:00:00Z', NEXT);
  return instant;
}
