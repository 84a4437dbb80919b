import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inParallel } from '../measure/meetings.ts';
import { percentile } from '../measure/statistics.ts';
import { type RunningProgram, startProgram } from '../programs/start-program.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { measurePages, type PageFigures } from './measure-pages.ts';
import type { TabsSetup } from './tabs-setup.ts';
import { EVERYWHERE, peopleOfTenant } from './tenant-of-many.ts';
import { type Deed, visit } from './visit.ts';

export interface TabsOptions {
  /** Of the tenant; one load each. */
  decisions: readonly number[];
  people: number;
  /** A person waits so long on average before the next click, in ms. */
  thinkMs: number;
  warmUpMs: number;
  measureMs: number;
  /** How often the one who sees everything loads the board and searches for an owner meanwhile. */
  everythingEveryMs: number;
  core: number | undefined;
  /** Where CPU profiles of the product are written. */
  profileDir: string | undefined;
  progress: (what: string) => void;
}

/** Also of the one who sees everything: their board, and an owner that they search for in its filter. */
type TimedDeed = Deed | 'everything' | 'search';

export interface TabsFigures {
  decisions: number;
  people: number;
  requests: number;
  perSecond: number;
  /** Share of requests that failed, 0..1. */
  errors: number;
  deeds: Record<TimedDeed, { count: number; mean: number; p95: number; p99: number }>;
  /** Of the product's process for each request, with all that it does besides. */
  cpuMs: number;
  /** The highest. */
  rssMb: number;
}

export interface TabsResult {
  loads: TabsFigures[];
  pages: PageFigures[];
}

const PROGRAM = fileURLToPath(new URL('./product.program.ts', import.meta.url));

/** People use the tabs of a tenant at once, each with a live stream open; then a browser opens the screens alone. */
export async function measureTabs(options: TabsOptions): Promise<TabsResult> {
  const loads: TabsFigures[] = [];
  const pages: PageFigures[] = [];
  const largest = Math.max(...options.decisions);
  for (const decisions of options.decisions) {
    options.progress(`${options.people} people, ${decisions} decisions`);
    await withProduct(decisions, options, async (product) => {
      loads.push(await measureLoad(product, decisions, options));
      if (decisions === largest) pages.push(...(await measurePages(product.url, EVERYWHERE)));
    });
  }
  return { loads, pages };
}

async function withProduct(
  decisions: number,
  { core, profileDir }: TabsOptions,
  work: (product: RunningProgram) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-bench-tabs-'));
  try {
    const setup: TabsSetup = { dataDir, decisions };
    const product = await startProgram({ program: PROGRAM, setup, core, profileDir });
    await work(product).finally(product.stop);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureLoad(
  product: RunningProgram,
  decisions: number,
  { people, thinkMs, warmUpMs, measureMs, everythingEveryMs }: TabsOptions,
): Promise<TabsFigures> {
  const client = createHttpClient(product.url);
  const tokens = await signIn(client, people);
  const times = new Map<TimedDeed, number[]>();
  let requests = 0;
  let failed = 0;
  let isMeasured = false;
  let goesOn = true;
  const done = (deed: TimedDeed, ms: number, ok: boolean) => {
    if (!isMeasured) return;
    requests += 1;
    if (!ok) failed += 1;
    else if (times.has(deed)) times.get(deed)?.push(ms);
    else times.set(deed, [ms]);
  };
  const stop = new AbortController();
  const think = async () => {
    // Exponential, as the gaps between clicks of many are.
    const ms = -Math.log(1 - Math.random()) * thinkMs;
    await wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);
    if (!goesOn) throw new Ended();
  };
  const person = async (token: string) => {
    const end = client.follow('/api/events', token);
    try {
      await think();
      for (;;) await visit({ client, token, random: Math.random, think, done });
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
    } finally {
      end();
    }
  };
  const everywhere = tokens.get(EVERYWHERE) ?? '';
  const looksAtAll = async () => {
    while (goesOn) {
      for (const [deed, path] of LOOKS) {
        const answered = await client.ask(path, { token: everywhere }).catch(() => null);
        done(deed, answered?.ms ?? 0, answered?.status === 200);
      }
      await wait(everythingEveryMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const all = [...[...tokens].filter(([id]) => id !== EVERYWHERE).map(([, token]) => person(token)), looksAtAll()];
  await wait(warmUpMs);
  const before = await product.usage();
  isMeasured = true;
  await wait(measureMs);
  isMeasured = false;
  const after = await product.usage();
  goesOn = false;
  stop.abort();
  await Promise.all(all);
  client.close();
  const figuresOf = (deed: TimedDeed) => {
    const samples = times.get(deed) ?? [];
    const mean = samples.reduce((sum, ms) => sum + ms, 0) / Math.max(1, samples.length);
    return { count: samples.length, mean, p95: percentile(samples, 0.95), p99: percentile(samples, 0.99) };
  };
  return {
    decisions,
    people,
    requests,
    perSecond: requests / (measureMs / 1000),
    errors: failed / Math.max(1, requests),
    deeds: {
      overview: figuresOf('overview'),
      board: figuresOf('board'),
      drawer: figuresOf('drawer'),
      move: figuresOf('move'),
      meetings: figuresOf('meetings'),
      meeting: figuresOf('meeting'),
      everything: figuresOf('everything'),
      search: figuresOf('search'),
    },
    cpuMs: (after.cpuMs - before.cpuMs) / Math.max(1, requests),
    rssMb: after.peakRss / 1024 ** 2,
  };
}

/** The text is how a word of every owner's name begins. */
const LOOKS = [
  ['everything', '/api/board'],
  ['search', '/api/board/choices/owners?text=n'],
] as const;

class Ended extends Error {}

async function signIn(client: HttpClient, people: number): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  await inParallel(peopleOfTenant().slice(0, people), 20, async ({ id }) => {
    const answered = await client.ask('/api/session/sign-in', { method: 'POST', body: { personId: id } });
    if (answered.status !== 200) throw new Error(`Signing in was answered with ${answered.status}.`);
    tokens.set(id, (JSON.parse(answered.body) as { token: string }).token);
  });
  return tokens;
}
