import { setTimeout as wait } from 'node:timers/promises';
import type { SentEntry } from '../../infra/sandbox/teams/index.ts';
import type { RunningProgram } from '../programs/start-program.ts';
import { type LoadResult, type PreparedRequest, runLoad } from './load.ts';
import { openMeetings, SPEAKERS } from './meetings.ts';
import { decisionSentence, smallTalk } from './sentences.ts';
import { median } from './statistics.ts';
import type { World } from './world.ts';

export const KINDS = ['echo', 'bas', 'plus', 'decision'] as const;
export type Kind = (typeof KINDS)[number];

export interface TurnOptions {
  rounds: number;
  turnsPerRound: number;
  conversations: number;
  connections: number;
  progress: (text: string) => void;
}

export interface TurnFigures {
  /** Medians over the rounds. */
  turnsPerSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the bot per turn, in milliseconds. */
  cpuMsPerTurn: number;
  /** How busy the measuring process was, 0..1; near 1 it and not the bot is the limit. */
  generatorBusy: number;
  /** How long the bot went on handing over after the last answer, in milliseconds. */
  drainMs: number;
  rounds: LoadResult[];
}

export type Bots = Record<'echo' | 'kollegan', RunningProgram>;

/** How many decisions a meeting gets before another one takes its place: more than most meetings have. */
const DECISIONS_PER_MEETING = 15;
const DRAIN_LIMIT_MS = 30_000;
/** What the bot sends per turn, by which is seen that each kind did what it is named for. */
const SENT_PER_TURN: Record<Kind, number> = { echo: 1, bas: 0, plus: 0, decision: 1 };

interface Round extends LoadResult {
  cpuMsPerTurn: number;
  generatorBusy: number;
  drainMs: number;
}

/** Measures all kinds in turn, round by round, so that a machine that gets slower does so for all of them. */
export async function measureTurns(world: World, bots: Bots, options: TurnOptions): Promise<Record<Kind, TurnFigures>> {
  const measured: Record<Kind, Round[]> = { echo: [], bas: [], plus: [], decision: [] };
  const talk = await openMeetings(world, options.conversations);
  const decide = createMeetingRotation(world, options);
  for (let round = 0; round <= options.rounds; round++) {
    options.progress(round === 0 ? 'warm-up' : `turns, round ${round} of ${options.rounds}`);
    for (const kind of KINDS) {
      const conversations = kind === 'decision' ? await decide() : talk;
      const result = await measureRound(world, bots, { ...options, kind, conversations });
      // The first round warms up.
      if (round > 0) measured[kind].push(result);
    }
  }
  return {
    echo: figuresOf(measured.echo),
    bas: figuresOf(measured.bas),
    plus: figuresOf(measured.plus),
    decision: figuresOf(measured.decision),
  };
}

/** New meetings when the present ones have got their decisions; made outside the measured time. */
function createMeetingRotation(world: World, { turnsPerRound, conversations }: TurnOptions): () => Promise<string[]> {
  const perRound = Math.ceil(turnsPerRound / conversations);
  let present: string[] = [];
  let given = Number.POSITIVE_INFINITY;
  return async () => {
    given += perRound;
    if (given > DECISIONS_PER_MEETING) {
      present = await openMeetings(world, conversations);
      given = perRound;
    }
    return present;
  };
}

interface RoundOptions {
  kind: Kind;
  conversations: readonly string[];
  turnsPerRound: number;
  connections: number;
}

async function measureRound(world: World, bots: Bots, options: RoundOptions): Promise<Round> {
  const { kind, turnsPerRound, connections } = options;
  const bot = kind === 'echo' ? bots.echo : bots.kollegan;
  await drain(bots.kollegan);
  const requests = prepare(world, options);
  const sentBefore = world.teams.lastSent();
  const cpuBefore = (await bot.usage()).cpuMs;
  const ownBefore = process.cpuUsage();
  const startedAt = performance.now();
  const result = await runLoad(bot.url, requests, connections);
  const own = process.cpuUsage(ownBefore);
  const elapsedMs = performance.now() - startedAt;
  const drainMs = await drain(bots.kollegan);
  const cpuMs = (await bot.usage()).cpuMs - cpuBefore;
  checkSent(world, sentBefore, options);
  return {
    ...result,
    cpuMsPerTurn: cpuMs / turnsPerRound,
    generatorBusy: (own.user + own.system) / 1000 / elapsedMs,
    drainMs,
  };
}

/** A benchmark of turns that did something else than they are named for would mean nothing. */
function checkSent({ teams }: World, after: number, { kind, turnsPerRound }: RoundOptions): void {
  const sent = teams.lastSent() - after;
  if (sent !== turnsPerRound * SENT_PER_TURN[kind]) {
    throw new Error(`${turnsPerRound} turns of kind ${kind} sent ${sent} messages.`);
  }
  const isCard = ({ activity }: SentEntry) => Array.isArray(activity['attachments']);
  // The newest of them; the stand-in does not keep all.
  const wrong = teams.sent(after).find((entry) => entry.kind !== 'create' || isCard(entry) !== (kind === 'decision'));
  if (wrong) throw new Error(`A turn of kind ${kind} sent: ${String(wrong.activity['text'])}`);
}

function prepare({ teams }: World, { kind, turnsPerRound, conversations }: RoundOptions): PreparedRequest[] {
  const speaker = kind === 'bas' ? SPEAKERS.bas : SPEAKERS.plus;
  return Array.from({ length: turnsPerRound }, (_, index) => {
    const { activity, headers } = teams.prepare({
      type: 'message',
      text: kind === 'decision' ? decisionSentence() : smallTalk(),
      textFormat: 'plain',
      from: { id: speaker },
      conversation: { id: conversations[index % conversations.length] },
      entities: [],
    });
    return { headers, body: JSON.stringify(activity) };
  });
}

/** Waits until nothing is left to hand over. @returns how long that took, in milliseconds */
async function drain(bot: RunningProgram): Promise<number> {
  const startedAt = performance.now();
  while ((await bot.pending()) > 0) {
    if (performance.now() - startedAt > DRAIN_LIMIT_MS) throw new Error('The outboxes do not become empty.');
    await wait(5);
  }
  return performance.now() - startedAt;
}

function figuresOf(rounds: readonly Round[]): TurnFigures {
  const of = (field: Exclude<keyof Round, 'turns'>) => median(rounds.map((round) => round[field]));
  return {
    turnsPerSecond: of('turnsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuMsPerTurn: of('cpuMsPerTurn'),
    generatorBusy: of('generatorBusy'),
    drainMs: of('drainMs'),
    rounds: rounds.map(({ turns, turnsPerSecond, p50, p99 }) => ({ turns, turnsPerSecond, p50, p99 })),
  };
}
