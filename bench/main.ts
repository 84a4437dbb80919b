import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBot } from './bots/start-bot.ts';
import { joinCores, separateCores } from './measure/cores.ts';
import { measureJobs } from './measure/jobs.ts';
import { type ChainFigures, measureChain } from './measure/recap-chain.ts';
import { measureRequests } from './measure/requests.ts';
import { measureRetention } from './measure/retention.ts';
import { measureStart, type StartFigures } from './measure/start-up.ts';
import { type Kind, measureTurns, type TurnFigures } from './measure/turns.ts';
import { measureUnderstanding } from './measure/understanding.ts';
import { startWorld, type World } from './measure/world.ts';
import { type BenchResult, describeMachine, ratiosOf } from './report/bench-result.ts';
import { jobTable, renderReport, retentionTable, tabsTable, understandingTable } from './report/render-report.ts';
import { measureTabs } from './tabs/measure-tabs.ts';

const HELP = `npm run bench -- [--json] [--quick] [--profile <folder>] [--understanding] [--jobs] [--tabs] [--retention]

  --json      the figures as JSON instead of tables
  --quick     few turns: shows that everything runs, its figures mean nothing
  --profile   writes CPU profiles of the bots, or of the product of --tabs, there; the figures are lower then
  --understanding   only what it costs to read a meeting
  --jobs      only the jobs: through Service Bus while their consumer is killed, and the start of the functions
  --retention only a retention sweep over a million documents while the bot's turns go on
  --tabs      only the tabs: many people at once on the API, and the screens in a browser
`;

const FULL = {
  turns: { rounds: 7, turnsPerRound: 3_000, conversations: 200, connections: 20 },
  chains: { decisions: [1, 20], repeats: 10 },
  start: { starts: 5, restMs: 5_000 },
  hoursRead: 5,
  jobs: { jobs: 30_000, starts: 5 },
  meetings: 5,
  retention: { documents: 1_000_000, turnsPerRound: 2_000, rounds: 5, conversations: 100, connections: 20 },
  tabs: {
    decisions: [1_000, 10_000],
    people: 1_000,
    thinkMs: 10_000,
    warmUpMs: 20_000,
    measureMs: 60_000,
    everythingEveryMs: 1_000,
  },
};
const QUICK: typeof FULL = {
  turns: { rounds: 1, turnsPerRound: 40, conversations: 20, connections: 4 },
  chains: { decisions: [1], repeats: 1 },
  start: { starts: 1, restMs: 0 },
  hoursRead: 1,
  jobs: { jobs: 3_000, starts: 1 },
  meetings: 1,
  retention: { documents: 5_000, turnsPerRound: 200, rounds: 1, conversations: 10, connections: 4 },
  tabs: { decisions: [100], people: 20, thinkMs: 200, warmUpMs: 500, measureMs: 3_000, everythingEveryMs: 500 },
};

interface Loaded {
  turns: Record<Kind, TurnFigures>;
  chains: ChainFigures[];
  memory: BenchResult['memory'];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      understanding: { type: 'boolean', default: false },
      jobs: { type: 'boolean', default: false },
      tabs: { type: 'boolean', default: false },
      retention: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const amounts = values.quick ? QUICK : FULL;
  if (values.jobs) {
    const jobs = await measureJobs(amounts.jobs);
    process.stdout.write(`${values.json ? JSON.stringify(jobs, null, 2) : jobTable(jobs)}\n`);
    return;
  }
  if (values.retention) {
    const core = separateCores();
    const retention = await measureRetention({ ...amounts.retention, core, progress });
    joinCores();
    process.stdout.write(`${values.json ? JSON.stringify(retention, null, 2) : retentionTable(retention)}\n`);
    return;
  }
  if (values.tabs) {
    const core = separateCores();
    const tabs = await measureTabs({ ...amounts.tabs, core, profileDir: profileDir(values.profile), progress });
    joinCores();
    process.stdout.write(`${values.json ? JSON.stringify(tabs, null, 2) : tabsTable(tabs)}\n`);
    return;
  }
  progress('understanding, one language after the other');
  const understanding = measureUnderstanding(amounts.hoursRead);
  if (values.understanding) {
    process.stdout.write(
      `${values.json ? JSON.stringify(understanding, null, 2) : understandingTable(understanding)}\n`,
    );
    return;
  }
  progress(`start-up, ${amounts.start.starts} times`);
  const start: StartFigures = await measureStart(amounts.start.starts, amounts.start.restMs);
  progress(`requests of ${amounts.meetings} meetings`);
  const requests = await measureRequests(amounts.meetings);
  progress(`${amounts.jobs.jobs} jobs`);
  const jobs = await measureJobs(amounts.jobs);
  const machine = describeMachine();
  const core = separateCores();
  const world = await startWorld();
  try {
    const loaded = await measureLoaded(world, { ...amounts, core, profileDir: profileDir(values.profile) });
    const result: BenchResult = {
      at: new Date().toISOString(),
      machine: { ...machine, separateCores: core !== undefined },
      ratios: ratiosOf(loaded.turns),
      ...loaded,
      start,
      requests,
      jobs,
      understanding,
    };
    process.stdout.write(`${values.json ? JSON.stringify(result, null, 2) : renderReport(result)}\n`);
  } finally {
    await world.stop();
    joinCores();
  }
}

type LoadedOptions = typeof FULL & { core: number | undefined; profileDir: string | undefined };

async function measureLoaded(world: World, { turns, chains, core, profileDir }: LoadedOptions): Promise<Loaded> {
  const echo = await startBot({ bot: 'echo', setup: world.setup, core, profileDir });
  const kollegan = await startBot({ bot: 'kollegan', setup: world.setup, core, profileDir });
  try {
    world.teams.setBotEndpoint(kollegan.url);
    const idle = { echo: await echo.usage(), kollegan: await kollegan.usage() };
    const measured = await measureTurns(world, { echo, kollegan }, { ...turns, progress });
    const after = { echo: await echo.usage(), kollegan: await kollegan.usage() };
    const chained: ChainFigures[] = [];
    for (const decisions of chains.decisions) {
      progress(`close to recap with ${decisions} decisions`);
      chained.push(await measureChain(world, decisions, chains.repeats));
    }
    const memoryOf = (bot: 'echo' | 'kollegan') => ({
      idle: idle[bot].rss / 1024 ** 2,
      peakUnderLoad: after[bot].peakRss / 1024 ** 2,
      afterLoad: after[bot].rss / 1024 ** 2,
    });
    return {
      turns: measured,
      chains: chained,
      memory: { echo: memoryOf('echo'), kollegan: memoryOf('kollegan') },
    };
  } finally {
    await Promise.all([echo.stop(), kollegan.stop()]);
  }
}

function profileDir(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  return path.resolve(folder);
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

await main();
