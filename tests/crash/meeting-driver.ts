import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type BotTurn, defaultPeople, type JsonObject } from '../../infra/sandbox/teams/index.ts';
import type { CrashWorld } from './crash-world.ts';
import type { SeededRandom } from './seeded-random.ts';
import { buttonsIn, type SentLedger } from './sent-ledger.ts';

/** A meeting as its people know it. */
export interface HeldMeeting {
  conversationId: string;
  /** Messages with a decision that the product has accepted: answered with 2xx. */
  decisions: string[];
}

export interface DriverOptions {
  world: CrashWorld;
  ledger: SentLedger;
  random: SeededRandom;
}

const MATTERS = [
  'uppgradera databasen',
  'måla om receptionen',
  'anställa en ny tekniker',
  'laga taket i lagret',
] as const;
/** As Teams, which tries again when a bot does not answer. */
const REDELIVER_AFTER_MS = 25;
const KARIN = defaultPeople.currentUser.id;

const CardAnswer = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() });

let lastMeeting = 0;
let lastActivity = 0;

/** Holds one meeting from join to close, however often the product dies under it. */
export async function holdMeeting({ world, ledger, random }: DriverOptions): Promise<HeldMeeting> {
  lastMeeting += 1;
  const conversationId = `19:meeting_crash-${lastMeeting}@thread.v2`;
  const held: HeldMeeting = { conversationId, decisions: [] };
  world.teams.addMeeting({ conversationId, title: `Möte ${lastMeeting}` });
  const say = (text: string) => sayUntilAccepted(world, conversationId, text);

  await say('/kollegan join');
  await say('/kollegan plus');
  const count = random.between(1, MATTERS.length);
  for (const matter of MATTERS.slice(0, count)) {
    held.decisions.push(await say(`Vi beslutar att ${matter}, Anna tar det, deadline 15 oktober`));
  }
  await say(`Det blev ${lastMeeting} bilder`);
  await say('/kollegan close');
  await closeUntilClosed({ world, ledger, random }, conversationId);
  return held;
}

/** @returns the id of the message, which is the same at every delivery */
async function sayUntilAccepted({ teams }: CrashWorld, conversationId: string, text: string): Promise<string> {
  lastActivity += 1;
  const id = `crash-${lastActivity}`;
  const activity: JsonObject = {
    type: 'message',
    id,
    text,
    textFormat: 'plain',
    from: { id: KARIN },
    conversation: { id: conversationId },
    entities: [],
  };
  for (;;) {
    if (isAccepted(await teams.deliver(activity))) return id;
    await wait(REDELIVER_AFTER_MS);
  }
}

/** Nobody delivers a click again: the person sees an error and clicks once more. */
async function closeUntilClosed({ world, ledger }: DriverOptions, conversationId: string): Promise<void> {
  for (;;) {
    const button = ledger.newestButton(conversationId, 'close.submit');
    if (!button) {
      await wait(REDELIVER_AFTER_MS);
      continue;
    }
    const turn = await world.teams.click(KARIN, button.activityId, button.data as JsonObject, 'close.submit');
    if (isAccepted(turn) && showsClosed(turn)) return;
    await wait(REDELIVER_AFTER_MS);
  }
}

function isAccepted({ status }: BotTurn): boolean {
  return status >= 200 && status < 300;
}

/** A closed meeting's card has no button to close it. */
function showsClosed({ body }: BotTurn): boolean {
  const answer = CardAnswer.safeParse(body);
  return answer.success && !buttonsIn(answer.data.value).some(({ verb }) => verb === 'close.submit');
}
