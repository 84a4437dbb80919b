import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxTask } from '../../infra/sandbox/graph/index.ts';
import { startCrashWorld } from './crash-world.ts';
import type { KillableProduct } from './killable-product.ts';
import { type DriverOptions, type HeldMeeting, holdMeeting } from './meeting-driver.ts';
import type { Report } from './product-messages.ts';
import { createSeededRandom } from './seeded-random.ts';
import { type Arrival, createSentLedger } from './sent-ledger.ts';
import { createWaitingProducts } from './waiting-products.ts';

const KILLS = Number(process.env['CRASH_KILLS'] ?? 50);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const MEETINGS_AT_ONCE = 8;
const MINUTE_MS = 60_000;
/** Nobody waits for a lost claim (60 s) or for the turn's head start (30 s): some lives begin that much later. */
const JUMPS_MS = [0, 0, 35_000, 65_000] as const;
/** Against hanging, not for speed: a machine that runs other tests beside it is several times slower. */
const TIME_LIMIT_MS = 600_000;

interface Outcome {
  held: HeldMeeting[];
  report: Report;
  tasks: SandboxTask[];
  arrivals: Arrival[];
  verdicts: boolean[];
  /** The codes of the jobs that were given up on the way. */
  givenUp: string[];
  seconds: number;
}

async function runAndKill(folder: string): Promise<Outcome> {
  const startedAt = performance.now();
  const dataDir = path.join(folder, 'kollegan');
  mkdirSync(dataDir);
  const world = await startCrashWorld(folder);
  const ledger = createSentLedger(world.teams);
  world.onMail(ledger.addMail);
  const random = createSeededRandom(SEED);
  const verdicts: boolean[] = [];
  let clockAheadMs = 0;
  const waiting = createWaitingProducts(path.join(folder, 'code'));

  async function startNext(jumpMs: number): Promise<KillableProduct> {
    const product = await waiting.next();
    clockAheadMs += jumpMs;
    ledger.nextLife();
    const { messagesUrl, audit } = await product.start({ ...world.start, dataDir, clockAheadMs });
    verdicts.push(audit.ok);
    world.teams.setBotEndpoint(messagesUrl);
    return product;
  }

  let product = await startNext(0);
  const meetings = startMeetings({ world, ledger });
  for (let kill = 1; kill <= KILLS; kill++) {
    // Every other kill falls where most is under way: tasks, recap, mails and reminders follow a close.
    if (kill % 2 === 0) await Promise.race([meetings.nextClose(), wait(1_000)]);
    await wait(random.between(5, 400));
    await product.kill();
    product = await startNext(random.oneOf(JUMPS_MS));
  }
  const held = await meetings.finish();
  let report = await settled(product);
  const givenUp: string[] = [];
  // What failed at the last moment waits for its claim or its next try: some minutes later everything is done.
  for (let more = 0; more < 6 && !isSettled(report); more++) {
    givenUp.push(...report.deadLetters.map(({ code }) => code));
    if (report.deadLetters.length > 0) await product.retryDeadLetters();
    await product.stop();
    product = await startNext(6 * MINUTE_MS);
    report = await settled(product);
  }
  await product.stop();
  await waiting.killAll();
  const outcome = { held, report, givenUp, tasks: world.graph.tasks(), arrivals: ledger.arrivals(), verdicts };
  ledger.stop();
  await world.stop();
  return { ...outcome, seconds: (performance.now() - startedAt) / 1000 };
}

function startMeetings({ world, ledger }: Omit<DriverOptions, 'random'>) {
  const held: HeldMeeting[] = [];
  let finishing = false;
  let close = Promise.withResolvers<void>();
  const workers = Array.from({ length: MEETINGS_AT_ONCE }, async (_, index) => {
    const random = createSeededRandom(SEED + index + 1);
    while (!finishing) {
      held.push(await holdMeeting({ world, ledger, random }));
      close.resolve();
      close = Promise.withResolvers();
    }
  });
  return {
    nextClose: () => close.promise,
    async finish(): Promise<HeldMeeting[]> {
      finishing = true;
      await Promise.all(workers);
      return held;
    },
  };
}

/**
 * Waits until nothing is left to do, or nothing happens any more without the clock going on. A report is read piece by
 * piece while the product works, so its meetings may be older than its queues: the one that counts is taken afterwards.
 */
async function settled(product: KillableProduct): Promise<Report> {
  for (let tries = 0; tries < 40 && !isSettled(await product.report()); tries++) await wait(100);
  return product.report();
}

function isSettled({ pending, queues, meetings, deadLetters }: Report): boolean {
  const inHand = Object.values(queues).reduce((sum, { active, locked }) => sum + active + locked, 0);
  const later = Object.values(queues).reduce((sum, { scheduled }) => sum + scheduled, 0);
  const decisions = meetings.flatMap((meeting) => meeting.decisions).length;
  // One reminder for each decision waits for its day.
  return deadLetters.length === 0 && pending === 0 && inHand === 0 && later === decisions;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

describe(`killed ${KILLS} times in the middle of its work (CRASH_SEED=${SEED})`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kollegan-crash-'));
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await runAndKill(folder);
  }, TIME_LIMIT_MS);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens its files and finds an unbroken audit log every time', () => {
    expect(outcome.verdicts.length).toBeGreaterThanOrEqual(KILLS + 1);
    expect(outcome.verdicts).not.toContain(false);
    expect(outcome.report.audit).toMatchObject({ ok: true });
  });

  it('signs heads of the audit log that hold, inside and outside', () => {
    const { problem, inside, outside } = outcome.report.heads;

    expect(problem).toBeNull();
    expect(inside).toBeGreaterThan(0);
    expect(outside).toBe(inside);
  });

  it('closes every meeting and leaves nothing undone', () => {
    expect(outcome.held.length).toBeGreaterThanOrEqual(MEETINGS_AT_ONCE);
    expect(outcome.report.meetings).toHaveLength(outcome.held.length);
    expect(outcome.report.meetings.filter(({ status }) => status !== 'closed')).toEqual([]);
    expect(isSettled(outcome.report)).toBe(true);
  });

  it('gives up only what was in its hands at ten kills, and does it when it is sent back', () => {
    expect(outcome.givenUp.filter((code) => code !== 'MaxDeliveryCountExceeded')).toEqual([]);
    expect(outcome.report.deadLetters).toEqual([]);
  });

  it('has every decision that it accepted, once', () => {
    const accepted = outcome.held.flatMap(({ decisions }) => decisions);
    const kept = outcome.report.meetings.flatMap(({ decisions }) => decisions.flatMap(({ utterances }) => utterances));

    expect(kept.toSorted()).toEqual(accepted.toSorted());
  });

  it('makes exactly one Planner task for each decision', () => {
    const decisions = outcome.report.meetings.flatMap((meeting) => meeting.decisions);

    expect(decisions.filter(({ status }) => status !== 'confirmed')).toEqual([]);
    expect(outcome.tasks.map(({ id }) => id).toSorted()).toEqual(decisions.map(({ taskId }) => taskId).toSorted());
  });

  it('writes each event once', () => {
    const repeated = Object.entries(outcome.report.events).filter(
      ([key, count]) => count > 1 && /^(decision\.caught|meeting\.(joined|closed)|task\.created) /.test(key),
    );
    const caught = Object.keys(outcome.report.events).filter((key) => key.startsWith('decision.caught '));

    expect(repeated).toEqual([]);
    expect(caught).toHaveLength(outcome.held.flatMap(({ decisions }) => decisions).length);
  });

  it('sends a card, a message or a mail once in each of its lives', () => {
    const inOneLife = countBy(outcome.arrivals, ({ key, life }) => `${key} in life ${life}`);

    expect([...inOneLife].filter(([, count]) => count > 1)).toEqual([]);
  });

  it('sends a card again only when it could not write down that it had sent it', () => {
    const { arrivals, report } = outcome;
    const written = new Set(report.delivered);
    const isWritten = ({ card }: Arrival): boolean =>
      card !== undefined && written.has(`${card.conversationId} ${card.activityId}`);
    const byKey = Map.groupBy(arrivals, ({ key }) => key);
    const repeated = [...byKey.values()].filter((group) => group.length > 1);
    const sentAgain = repeated.flatMap((group) => group.slice(0, -1));
    const kinds = countBy(sentAgain, ({ key }) =>
      key
        .split(' ')
        .slice(0, key.startsWith('card') ? 2 : 1)
        .join(' '),
    );
    process.stdout.write(
      `${[
        `${KILLS} kills in ${outcome.seconds.toFixed(0)} s (CRASH_SEED=${SEED}): ${outcome.held.length} meetings,`,
        `${outcome.tasks.length} decisions, ${arrivals.length} cards, messages and mails;`,
        `sent again: ${sentAgain.length} (${[...kinds].map((pair) => pair.join(' ')).join(', ')});`,
        `given up after ten kills and sent back: ${outcome.givenUp.length}`,
      ].join(' ')}\n`,
    );

    expect(arrivals.filter(isWritten).length).toBeGreaterThan(outcome.tasks.length);
    expect(sentAgain.filter(isWritten).map(({ key }) => key)).toEqual([]);
  });
});
