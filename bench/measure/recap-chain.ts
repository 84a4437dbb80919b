import { z } from 'zod';
import type { RecordedRequest } from '../../infra/sandbox/graph/index.ts';
import type { SentEntry } from '../../infra/sandbox/teams/index.ts';
import { accepted, openMeetings, SPEAKERS } from './meetings.ts';
import { decisionSentence } from './sentences.ts';
import { median } from './statistics.ts';
import type { World } from './world.ts';

/** Milliseconds from the accepted click on "Close the meeting"; medians over the repeats. */
export interface ChainFigures {
  decisions: number;
  repeats: number;
  /** Until the recap card is in the chat. */
  recapCardMs: number;
  /** Until Graph has accepted the recap mail. */
  mailMs: number;
  /** Until the last Planner task is complete with its description. */
  tasksMs: number;
}

const WITHIN_MS = 30_000;

const Card = z.object({
  attachments: z.array(z.object({ content: z.record(z.string(), z.unknown()) })).min(1),
});
const CloseData = z.object({ meetingId: z.string(), revision: z.number() });

/** Closes meetings with so many decisions, one after the other, and waits for what must follow. */
export async function measureChain(world: World, decisions: number, repeats: number): Promise<ChainFigures> {
  const chains: { card: number; mail: number; tasks: number }[] = [];
  // The first one warms up.
  for (const conversationId of await openMeetings(world, repeats + 1)) {
    chains.push(await closeOne(world, conversationId, decisions));
  }
  const counted = chains.slice(1);
  return {
    decisions,
    repeats,
    recapCardMs: median(counted.map(({ card }) => card)),
    mailMs: median(counted.map(({ mail }) => mail)),
    tasksMs: median(counted.map(({ tasks }) => tasks)),
  };
}

async function closeOne(world: World, conversationId: string, decisions: number) {
  const { teams } = world;
  const say = async (text: string) => accepted(await teams.say(SPEAKERS.plus, text, { conversationId }));
  for (let count = 0; count < decisions; count++) await say(decisionSentence());
  const { closeCard, data } = await askToClose(world, conversationId);

  const after = teams.lastSent();
  const followed = followUp(world, data.meetingId, decisions);
  const recap = teams
    .nextSent((entry) => isNewCard(entry, conversationId), { after, timeoutMs: WITHIN_MS })
    .then(() => performance.now());
  const answer = accepted(await teams.click(SPEAKERS.plus, closeCard.activityId, data, 'close.submit'));
  const acceptedAt = performance.now();
  if (!JSON.stringify(answer.body).includes('adaptive')) throw new Error('The meeting did not close.');
  const [cardAt, { mailAt, tasksAt }] = await Promise.all([recap, followed]);
  return { card: cardAt - acceptedAt, mail: mailAt - acceptedAt, tasks: tasksAt - acceptedAt };
}

/** Asks for the close in the chat. @returns the card that came, and the data of its button */
async function askToClose({ teams }: World, conversationId: string) {
  const before = teams.lastSent();
  accepted(await teams.say(SPEAKERS.plus, '/kollegan close', { conversationId }));
  const closeCard = await teams.nextSent((entry) => isNewCard(entry, conversationId), { after: before });
  return { closeCard, data: closeData(closeCard) };
}

/** Closes a meeting whose decisions are all in order. */
export async function submitClose(world: World, conversationId: string): Promise<void> {
  const { closeCard, data } = await askToClose(world, conversationId);
  accepted(await world.teams.click(SPEAKERS.plus, closeCard.activityId, data, 'close.submit'));
}

/** @returns when Graph had accepted the mail of the meeting and the last of its tasks */
async function followUp(world: World, meetingId: string, decisions: number) {
  const mail = Promise.withResolvers<number>();
  const tasks = Promise.withResolvers<number>();
  const done = new Set<string>();
  const end = world.onGraphRequest((request) => {
    if (request.status >= 300) return;
    const body = JSON.stringify(request.body ?? null);
    if (request.path.endsWith('/sendMail') && body.includes(`${meetingId}:recap`)) mail.resolve(performance.now());
    if (isMarking(request, body, meetingId)) done.add(request.path);
    if (done.size === decisions) tasks.resolve(performance.now());
  });
  const timer = setTimeout(() => {
    mail.reject(new Error('The recap mail did not come.'));
    tasks.reject(new Error(`${done.size} of ${decisions} Planner tasks came.`));
  }, WITHIN_MS);
  try {
    const [mailAt, tasksAt] = await Promise.all([mail.promise, tasks.promise]);
    return { mailAt, tasksAt };
  } finally {
    clearTimeout(timer);
    end();
  }
}

/** A task is there for its owner when its description is, which carries the meeting's id. */
function isMarking({ method, path }: RecordedRequest, body: string, meetingId: string): boolean {
  return method === 'PATCH' && path.endsWith('/details') && body.includes(`${meetingId}:`);
}

function isNewCard({ kind, conversationId, activity }: SentEntry, wanted: string): boolean {
  return kind === 'create' && conversationId === wanted && Card.safeParse(activity).success;
}

/** The data of the card's button: which meeting, and the version of the list. */
function closeData({ activity }: SentEntry): z.infer<typeof CloseData> {
  const found = findSubmit(Card.parse(activity).attachments[0]?.content);
  return CloseData.parse(found);
}

function findSubmit(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('verb' in value && value.verb === 'close.submit' && 'data' in value) return value.data;
  for (const part of Object.values(value)) {
    const found = findSubmit(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
