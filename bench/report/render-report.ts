import type { JobFigures } from '../measure/jobs.ts';
import type { RequestFigures } from '../measure/requests.ts';
import type { RetentionFigures } from '../measure/retention.ts';
import type { Kind, TurnFigures } from '../measure/turns.ts';
import type { UnderstandingFigures } from '../measure/understanding.ts';
import type { TabsFigures, TabsResult } from '../tabs/measure-tabs.ts';
import type { BenchResult } from './bench-result.ts';

const KIND_NAMES: Record<Kind, string> = {
  echo: 'a  bare echo bot',
  bas: 'b  no decision, level Bas',
  plus: 'b  no decision, level Plus',
  decision: 'c  decision stored, card sent',
};

type Row = readonly string[];

/** @returns the figures as tables in Markdown */
export function renderReport(result: BenchResult): string {
  const { machine, memory, start } = result;
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, ${
      machine.separateCores ? 'bot and load each on a core of its own' : 'cores not separated'
    }, ${result.at}`,
    understandingTable(result.understanding),
    turnTable(result),
    table(
      ['close to recap', 'recap card', 'recap mail', 'Planner tasks'],
      result.chains.map((chain) => [
        `${chain.decisions} decision${chain.decisions === 1 ? '' : 's'} (${chain.repeats} repeats)`,
        `${chain.recapCardMs.toFixed(0)} ms`,
        `${chain.mailMs.toFixed(0)} ms`,
        `${chain.tasksMs.toFixed(0)} ms`,
      ]),
    ),
    table(
      ['memory (RSS)', 'idle', 'highest under load', 'after load'],
      [
        ['echo bot', mb(memory.echo.idle), mb(memory.echo.peakUnderLoad), mb(memory.echo.afterLoad)],
        ['Kollegan', mb(memory.kollegan.idle), mb(memory.kollegan.peakUnderLoad), mb(memory.kollegan.afterLoad)],
      ],
    ),
    table(
      ['npm start', 'median of starts'],
      [
        ['start to /readyz', `${start.readyMs.toFixed(0)} ms`],
        ['start to /readyz, nothing compiled yet', `${start.firstReadyMs.toFixed(0)} ms`],
        ['start to Playground ready', `${start.playgroundMs.toFixed(0)} ms`],
        ['RSS at rest, Kollegan with stand-ins', mb(start.kolleganMb)],
        ['RSS at rest, Playground process', mb(start.playgroundMb)],
        ['starts', String(start.starts)],
      ],
    ),
    requestTable(result.requests),
    jobTable(result.jobs),
  ].join('\n\n');
}

export function jobTable(figures: JobFigures): string {
  const { functions } = figures;
  return table(
    [`${figures.jobs} jobs, their consumer killed ${figures.killed} times`, ''],
    [
      ['jobs a second, with all starts of the consumer', figures.jobsPerSecond.toFixed(0)],
      ['lost', String(figures.lost)],
      ['done twice', String(figures.doneTwice)],
      ['delivered again and recognised', String(figures.repeats)],
      ['RSS, consumer, highest', mb(figures.consumerMb)],
      ['RSS, broker and sender in one process', mb(figures.brokerMb)],
      ['functions.zip', `${functions.zipMb.toFixed(1)} MB`],
      [
        `cold start of the functions' own code (median of ${functions.starts})`,
        `${functions.coldStartMs.toFixed(0)} ms`,
      ],
    ],
  );
}

export function retentionTable(figures: RetentionFigures): string {
  const { quiet, sweeping } = figures;
  return table(
    [`A sweep over ${figures.looked} documents while turns go on`, ''],
    [
      ['removed', String(figures.removed)],
      ['the sweep took', `${figures.sweepSeconds.toFixed(0)} s`],
      ['turns without it, p50 and p99', `${quiet.p50.toFixed(1)} and ${quiet.p99.toFixed(1)} ms`],
      [`turns during it (${sweeping.rounds} rounds)`, `${sweeping.p50.toFixed(1)} and ${sweeping.p99.toFixed(1)} ms`],
      ['p99 during it, times that without', figures.p99Ratio.toFixed(2)],
      ['RSS, more than before at the highest', mb(figures.moreMb)],
    ],
  );
}

const DEED_NAMES: Record<keyof TabsFigures['deeds'], string> = {
  overview: 'overview loads',
  board: 'board loads',
  everything: 'board of the one who sees all',
  search: 'their search for an owner',
  drawer: 'drawer opens',
  move: 'card is moved',
  meetings: 'list of meetings loads',
  meeting: 'meeting opens',
};

/** What many people at once wait for, and what a browser needs for a screen. */
export function tabsTable({ loads, pages }: TabsResult): string {
  const rows = loads.flatMap(({ decisions, deeds }) =>
    (Object.keys(DEED_NAMES) as (keyof typeof DEED_NAMES)[]).map((deed) => [
      String(decisions),
      DEED_NAMES[deed],
      String(deeds[deed].count),
      ...[deeds[deed].mean, deeds[deed].p95, deeds[deed].p99].map((ms) => `${ms.toFixed(1)} ms`),
    ]),
  );
  return [
    table(['decisions', 'what', 'times', 'mean', 'p95', 'p99'], rows),
    table(
      ['decisions', 'people at once', 'requests/s', 'failed', 'CPU of a request', 'RSS, highest'],
      loads.map(({ decisions, people, perSecond, errors, cpuMs, rssMb }) => [
        String(decisions),
        String(people),
        perSecond.toFixed(0),
        `${(errors * 100).toFixed(2)} %`,
        `${cpuMs.toFixed(2)} ms`,
        mb(rssMb),
      ]),
    ),
    table(
      ['screen, nothing cached', 'device', 'LCP', 'CLS', 'TBT', 'JavaScript'],
      pages.map(({ screen, device, lcpMs, cls, tbtMs, scriptKb }) => [
        screen,
        device,
        `${lcpMs.toFixed(0)} ms`,
        cls.toFixed(3),
        `${tbtMs.toFixed(0)} ms`,
        `${scriptKb.toFixed(0)} kB`,
      ]),
    ),
  ].join('\n\n');
}

function requestTable(figures: RequestFigures): string {
  const { people, spoken, decisions, meetings } = figures;
  const counts = (what: string, by: Record<string, number>): Row[] =>
    Object.entries(by).map(([name, count]) => [`${what}: ${name}`, count.toFixed(0)]);
  return table(
    [`one meeting: ${people} people, ${spoken} things said, ${decisions} decisions`, `mean of ${meetings}`],
    [
      ...counts('Cosmos DB', figures.store),
      ...counts('job', figures.jobs),
      ['Microsoft Graph', figures.graphCalls.toFixed(1)],
      ['Teams: cards and messages', figures.teamsCalls.toFixed(1)],
    ],
  );
}

/** What it costs to read a meeting; CPU time of one core but for the live figures, which are by the clock. */
export function understandingTable(figures: readonly UnderstandingFigures[]): string {
  return table(
    ['understanding', '1 h first', '1 h', '10 h to 10 x 1 h', 'live p50', 'live p99', 'heap, second hour'],
    figures.map(({ language, firstHourMs, hourMs, tenHoursToOne, live, liveGrowthMb }) => [
      language,
      `${firstHourMs.toFixed(0)} ms`,
      `${hourMs.toFixed(0)} ms`,
      tenHoursToOne.toFixed(2),
      `${live.p50.toFixed(2)} ms`,
      `${live.p99.toFixed(2)} ms`,
      `${liveGrowthMb.toFixed(1)} MB`,
    ]),
  );
}

function turnTable({ turns, ratios }: BenchResult): string {
  const row = (kind: Kind): Row => {
    const figures = turns[kind];
    const ratio = kind === 'echo' ? null : ratios[kind];
    return [
      KIND_NAMES[kind],
      figures.turnsPerSecond.toFixed(0),
      figures.p50.toFixed(1),
      figures.p99.toFixed(1),
      ratio?.turnsPerSecond.toFixed(2) ?? '1',
      ratio?.p99.toFixed(2) ?? '1',
      figures.cpuMsPerTurn.toFixed(2),
      figures.drainMs.toFixed(0),
      `${(figures.generatorBusy * 100).toFixed(0)} %`,
      spread(figures),
    ];
  };
  const heads = [
    'turn',
    '1/s',
    'p50 ms',
    'p99 ms',
    '1/s to a',
    'p99 to a',
    'CPU ms',
    'rest ms',
    'load busy',
    '1/s min-max',
  ];
  return table(heads, [row('echo'), row('bas'), row('plus'), row('decision')]);
}

function spread({ rounds }: TurnFigures): string {
  const rates = rounds.map(({ turnsPerSecond }) => turnsPerSecond);
  return `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`;
}

function mb(megabytes: number): string {
  return `${megabytes.toFixed(0)} MB`;
}

function table(heads: Row, rows: readonly Row[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: Row) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
