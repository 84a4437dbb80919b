import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSqliteDocumentStore } from '../../adapters/store/sqlite/create-sqlite-document-store.ts';
import type { NewDocument } from '../../core/storage/index.ts';
import { startBot } from '../bots/start-bot.ts';
import type { RunningProgram } from '../programs/start-program.ts';
import { runLoad } from './load.ts';
import { openMeetings, SPEAKERS } from './meetings.ts';
import { smallTalk } from './sentences.ts';
import { median } from './statistics.ts';
import { startWorld, type World } from './world.ts';

export interface RetentionOptions {
  documents: number;
  turnsPerRound: number;
  rounds: number;
  conversations: number;
  connections: number;
  core?: number | undefined;
  progress: (text: string) => void;
}

export interface RetentionFigures {
  documents: number;
  looked: number;
  removed: number;
  sweepSeconds: number;
  /** Milliseconds, medians over the rounds: without a sweep and while one goes on. */
  quiet: { p50: number; p99: number };
  sweeping: { p50: number; p99: number; rounds: number };
  p99Ratio: number;
  /** Of the bot's resident memory: the highest during the sweep over the highest before it. */
  moreMb: number;
}

const BATCH = 5_000;
const MB = 1024 ** 2;
const SAMPLE_MS = 100;

/** A sweep over so many documents while the bot's turns go on as fast as it answers. */
export async function measureRetention(options: RetentionOptions): Promise<RetentionFigures> {
  const world = await startWorld();
  try {
    options.progress(`writing ${options.documents} documents`);
    await fill(world, options.documents);
    const bot = await startBot({ bot: 'kollegan', setup: world.setup, core: options.core });
    try {
      return await measure(world, bot, options);
    } finally {
      await bot.stop();
    }
  } finally {
    await world.stop();
  }
}

async function measure(world: World, bot: RunningProgram, options: RetentionOptions): Promise<RetentionFigures> {
  world.teams.setBotEndpoint(bot.url);
  const conversations = await openMeetings(world, options.conversations);
  const quiet: { p50: number; p99: number }[] = [];
  options.progress('warm-up');
  await turns(world, bot, options, conversations);
  const withoutSweep = async () => {
    for (let round = 1; round <= options.rounds; round++) {
      options.progress(`turns without a sweep, round ${round} of ${options.rounds}`);
      quiet.push(await turns(world, bot, options, conversations));
    }
  };
  await withoutSweep();
  const before = (await bot.usage()).rss;
  let highest = before;
  let isSweeping = true;
  options.progress('turns during the sweep');
  const sweep = bot.sweep().finally(() => {
    isSweeping = false;
  });
  const sampling = (async () => {
    for (; isSweeping; await wait(SAMPLE_MS)) highest = Math.max(highest, (await bot.usage()).rss);
  })();
  const sweeping: { p50: number; p99: number }[] = [];
  while (isSweeping) {
    const result = await turns(world, bot, options, conversations);
    // A round that outlasts the sweep is partly without it; the first one counts in any case.
    if (isSweeping || sweeping.length === 0) sweeping.push(result);
  }
  const { looked, removed, durationMs } = await sweep;
  await sampling;
  // Before and after, so that a machine that gets slower meanwhile does so for both.
  await withoutSweep();
  const of = (rounds: readonly { p50: number; p99: number }[]) => ({
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
  });
  return {
    documents: options.documents,
    looked,
    removed,
    sweepSeconds: durationMs / 1000,
    quiet: of(quiet),
    sweeping: { ...of(sweeping), rounds: sweeping.length },
    p99Ratio: of(sweeping).p99 / of(quiet).p99,
    moreMb: (highest - before) / MB,
  };
}

async function turns(
  { teams }: World,
  bot: RunningProgram,
  { turnsPerRound, connections }: RetentionOptions,
  conversations: readonly string[],
): Promise<{ p50: number; p99: number }> {
  const requests = Array.from({ length: turnsPerRound }, (_, index) => {
    const { activity, headers } = teams.prepare({
      type: 'message',
      text: smallTalk(),
      textFormat: 'plain',
      from: { id: SPEAKERS.plus },
      conversation: { id: conversations[index % conversations.length] },
      entities: [],
    });
    return { headers, body: JSON.stringify(activity) };
  });
  return runLoad(bot.url, requests, connections);
}

/** Words of many meetings, and comments on decisions of which a seventh is over. */
async function fill({ setup }: World, documents: number): Promise<void> {
  const now = Date.now();
  const store = createSqliteDocumentStore({
    file: path.join(setup.dataDir, 'kollegan.sqlite'),
    clock: { now: () => new Date() },
  });
  for (let from = 0; from < documents; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, documents - from) }, (_, index) =>
      documentOf(setup.tenantId, from + index, now),
    );
    await store.createMissing(batch);
  }
  await store.checkpoint();
  store.close();
}

const DAY_MS = 86_400_000;

function documentOf(tenantId: string, index: number, now: number): NewDocument {
  const meetingId = `m-${Math.floor(index / 200)}`;
  const scope = `19:filled-${Math.floor(index / 200)}@thread.v2`;
  const at = new Date(now - (index % 300) * DAY_MS).toISOString();
  const text = `${smallTalk()} ${smallTalk()}`;
  if (index % 10 === 0) {
    return {
      tenantId,
      scope,
      id: `c-${index}`,
      kind: 'decision-comment',
      body: { meetingId, decisionId: 'd-1', authorId: `p-${index % 500}`, at, text },
      fields: { meetingId, decisionId: 'd-1', sequence: now - (index % 3000) * DAY_MS },
    };
  }
  return {
    tenantId,
    scope,
    id: `u-${index}`,
    kind: 'utterance',
    body: {
      meetingId,
      utteranceId: `u-${index}`,
      speakerId: `p-${index % 500}`,
      at,
      level: 'plus',
      text,
      decisionIds: [],
    },
    expiresAt: new Date(now + ((index % 100) + 1) * DAY_MS).toISOString(),
  };
}
