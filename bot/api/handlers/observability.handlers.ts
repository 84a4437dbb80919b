import { percentile } from '../../../core/board/index.ts';
import type { Observability, Observed } from '../../../core/contracts/api/observability.api.ts';
import { QueueName } from '../../../core/contracts/queues.ts';
import { type Tally, TURN_EDGES } from '../../../core/observability/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';

/** Objectives as the alerts of the deployment have them. */
const OBJECTIVES = { join: 0.98, turnSeconds: 2, errors: 0.01, jobs: 0.99, evidence: 90, end: 3_690, cost: 35 };
const WINDOW_MS = { hour: 3_600_000, day: 86_400_000, month: 31 * 86_400_000 };

export function observabilityHandlers(deps: ApiDeps): Pick<ApiHandlers, 'observability.read'> {
  const { observations, board, clock, deadLetterCounts, runsJobs } = deps;
  return {
    async 'observability.read'({ caller, query: { window } }) {
      const tallies = observations.tallies(window);
      const total = sumOf(tallies);
      const until = clock.now();
      const from = until.getTime() - WINDOW_MS[window];
      const recaps = { evidence: [] as Point[], end: [] as Point[] };
      let closed = 0;
      for (const meeting of (await board.fresh(caller.tenantId)).meetings()) {
        if (meeting.sample || meeting.closedAt === null) continue;
        if (Date.parse(meeting.closedAt) >= from) closed += 1;
        if (meeting.recapAt === null || Date.parse(meeting.recapAt) < from) continue;
        const at = Date.parse(meeting.recapAt);
        recaps.evidence.push({ at, seconds: (at - Date.parse(meeting.closedAt)) / 1000 });
        if (meeting.endedAt !== null) recaps.end.push({ at, seconds: (at - Date.parse(meeting.endedAt)) / 1000 });
      }
      const series: Observed[] = [
        share('join-success', tallies, OBJECTIVES.join, 'higher', joins),
        turnP99(tallies),
        share('error-rate', tallies, OBJECTIVES.errors, 'lower', errors),
        share('job-success', tallies, OBJECTIVES.jobs, 'higher', jobs),
        recapP95('recap-from-evidence-p95', tallies, recaps.evidence, OBJECTIVES.evidence),
        recapP95('recap-from-end-p95', tallies, recaps.end, OBJECTIVES.end),
        cost(closed),
      ];
      return {
        body: {
          window,
          since: observations.since.toISOString(),
          until: until.toISOString(),
          series,
          turns: turnsOf(total),
          runsJobs,
          jobs: jobsOf(total, new Map([...observations.dead(), ...(await deadLetterCounts())])),
          conflicts: conflictsOf(total),
        },
      };
    },
  };
}

type Counts = ReadonlyMap<string, number>;
interface Point {
  at: number;
  seconds: number;
}
interface Share {
  hits: number;
  n: number;
}

function sumOf(tallies: readonly Tally[]): Counts {
  const total = new Map<string, number>();
  for (const { counts } of tallies) for (const [key, count] of counts) total.set(key, (total.get(key) ?? 0) + count);
  return total;
}

function matching(counts: Counts, test: (parts: string[]) => boolean): number {
  let sum = 0;
  for (const [key, count] of counts) if (test(key.split('/'))) sum += count;
  return sum;
}

function joins(counts: Counts): Share {
  const n = matching(counts, ([kind]) => kind === 'join');
  return { hits: n - matching(counts, ([kind, outcome]) => kind === 'join' && outcome === 'failed'), n };
}

function errors(counts: Counts): Share {
  const n = matching(counts, ([kind]) => kind === 'turn' || kind === 'job');
  const bad = ([kind, , outcome]: string[]) =>
    (kind === 'turn' && outcome === 'failed') || (kind === 'job' && outcome === 'dead-letter');
  return { hits: matching(counts, bad), n };
}

/** A job that is tried again is not over yet. */
function jobs(counts: Counts): Share {
  const over = matching(counts, ([kind, , outcome]) => kind === 'job' && outcome !== 'retry');
  return { hits: over - matching(counts, ([kind, , outcome]) => kind === 'job' && outcome === 'dead-letter'), n: over };
}

function share(
  key: Observed['key'],
  tallies: readonly Tally[],
  objective: number,
  better: Observed['better'],
  of: (counts: Counts) => Share,
): Observed {
  const figureOf = ({ hits, n }: Share) => (n === 0 ? null : hits / n);
  const all = of(sumOf(tallies));
  return {
    key,
    unit: 'share',
    value: figureOf(all),
    n: all.n,
    objective,
    better,
    state: stateOf(figureOf(all), objective, better),
    points: tallies.map(({ from, counts }) => {
      const some = of(counts);
      return { at: new Date(from).toISOString(), value: figureOf(some), n: some.n };
    }),
  };
}

/** The upper edge of the bucket in which the 99th of 100 falls, so never less than it was. */
function turnP99(tallies: readonly Tally[]): Observed {
  const all = p99(sumOf(tallies));
  return {
    key: 'turn-p99',
    unit: 'seconds',
    ...all,
    objective: OBJECTIVES.turnSeconds,
    better: 'lower',
    state: stateOf(all.value, OBJECTIVES.turnSeconds, 'lower'),
    points: tallies.map(({ from, counts }) => ({ at: new Date(from).toISOString(), ...p99(counts) })),
  };
}

/** What is beyond the last edge is given as twice the edge: it is over every objective, and how far is not known. */
const BEYOND = (TURN_EDGES.at(-1) ?? 0) * 2;

function p99(counts: Counts): { value: number | null; n: number } {
  const n = matching(counts, ([kind]) => kind === 'turn-seconds');
  if (n === 0) return { value: null, n };
  let seen = 0;
  for (const edge of TURN_EDGES) {
    seen += counts.get(`turn-seconds/${edge}`) ?? 0;
    if (seen >= Math.ceil(n * 0.99)) return { value: edge, n };
  }
  return { value: BEYOND, n };
}

function recapP95(
  key: Observed['key'],
  tallies: readonly Tally[],
  points: readonly Point[],
  objective: number,
): Observed {
  const figureOf = (some: readonly Point[]) =>
    percentile(
      some.map(({ seconds }) => Math.max(0, seconds)),
      0.95,
    );
  const value = figureOf(points);
  return {
    key,
    unit: 'seconds',
    value,
    n: points.length,
    objective,
    better: 'lower',
    state: stateOf(value, objective, 'lower'),
    points: tallies.map(({ from }, index) => {
      const until = tallies[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const some = points.filter(({ at }) => at >= from && at < until);
      return { at: new Date(from).toISOString(), value: figureOf(some), n: some.length };
    }),
  };
}

/** The built-in rules cost nothing. */
function cost(closed: number): Observed {
  const value = closed === 0 ? null : 0;
  const { cost: objective } = OBJECTIVES;
  return {
    key: 'cost-per-meeting',
    unit: 'sek',
    value,
    n: closed,
    objective,
    better: 'lower',
    state: stateOf(value, objective, 'lower'),
    points: [],
  };
}

function stateOf(value: number | null, objective: number, better: Observed['better']): Observed['state'] {
  if (value === null) return 'unknown';
  const isGood = better === 'higher' ? value >= objective : value <= objective;
  return isGood ? 'ok' : 'alert';
}

function turnsOf(total: Counts): Observability['turns'] {
  const types = new Set([...total.keys()].flatMap((key) => (key.startsWith('turn/') ? [key.split('/')[1] ?? ''] : [])));
  const count = (type: string, outcome: string) => total.get(`turn/${type}/${outcome}`) ?? 0;
  return [...types].map((type) => ({
    type,
    ok: count(type, 'ok'),
    refused: count(type, 'refused'),
    failed: count(type, 'failed'),
  }));
}

function jobsOf(
  total: Counts,
  dead: ReadonlyMap<string, { count: number; oldestSeconds: number }>,
): Observability['jobs'] {
  const count = (queue: string, outcome: string) => total.get(`job/${queue}/${outcome}`) ?? 0;
  return QueueName.options.map((queue) => ({
    queue,
    done: count(queue, 'done'),
    retried: count(queue, 'retry'),
    skipped: count(queue, 'skipped'),
    deadLettered: count(queue, 'dead-letter'),
    dead: dead.get(queue)?.count ?? null,
    oldestSeconds: dead.get(queue)?.oldestSeconds ?? null,
  }));
}

function conflictsOf(total: Counts): Observability['conflicts'] {
  return [...total].flatMap(([key, count]) => {
    const [kind, what = '', reason] = key.split('/');
    if (kind !== 'conflict' || (reason !== 'conflict' && reason !== 'exists')) return [];
    return [{ kind: what, reason, count }];
  });
}
