import { defaultPeople, type JsonObject, type SandboxPerson, type SentEntry } from '../../infra/sandbox/teams/index.ts';
import type { BotHost } from './bot-host.ts';

/** What people do in a chat with Kollegan, a function each; a test names only what it is about. */
export const KARIN = defaultPeople.currentUser;
export const ANNA = personAt(0);
export const PETRA = personAt(1);
export const TENANT = defaultPeople.tenantId;
export const CHAT = defaultPeople.meeting.conversationId;

function personAt(index: number): SandboxPerson {
  const person = defaultPeople.others[index];
  if (!person) throw new Error('the sandbox has too few people');
  return person;
}

/** @returns the texts that Kollegan wrote after that entry (default: all), cards left out */
export function textsAfter(host: BotHost, after = 0): string[] {
  return sentAfter(host, after).flatMap(({ activity }) => (typeof activity.text === 'string' ? [activity.text] : []));
}

export interface SentCard {
  activityId: string;
  kind: SentEntry['kind'];
  conversationId: string;
  card: JsonObject;
}

function sentAfter(host: BotHost, after: number): SentEntry[] {
  return host.sent().filter(({ n }) => n > after);
}

/** @returns the cards that Kollegan posted or replaced after that entry (default: all) */
export function cardsAfter(host: BotHost, after = 0): SentCard[] {
  return sentAfter(host, after).flatMap(({ activityId, kind, conversationId, activity }) => {
    const [attachment] = (activity.attachments ?? []) as { content: JsonObject }[];
    return attachment ? [{ activityId, kind, conversationId, card: attachment.content }] : [];
  });
}

export interface CardButton {
  verb: string;
  data: JsonObject;
}

/** @returns every `Action.Execute` of a card, wherever it stands */
export function buttonsOf(card: unknown): CardButton[] {
  if (typeof card !== 'object' || card === null) return [];
  const own = Reflect.get(card, 'type') === 'Action.Execute' ? [card as unknown as CardButton] : [];
  return [...own, ...Object.values(card).flatMap(buttonsOf)];
}

/** @returns the button with the verb, such as the one for `level: 'plus'` */
export function button(card: unknown, verb: string, data: JsonObject = {}): CardButton {
  const found = buttonsOf(card).find(
    (each) => each.verb === verb && Object.entries(data).every(([key, value]) => each.data[key] === value),
  );
  if (!found) throw new Error(`the card has no button ${verb} ${JSON.stringify(data)}`);
  return found;
}

/** Someone writes, and what Kollegan wrote because of it. */
export async function write(host: BotHost, person: SandboxPerson, text: string, options?: { mention?: boolean }) {
  const after = host.teams.lastSent();
  const turn = await host.teams.say(person.id, text, options);
  return { turn, texts: textsAfter(host, after), cards: cardsAfter(host, after) };
}

/** Kollegan comes to the meeting. @returns the consent card */
export async function join(host: BotHost): Promise<SentCard> {
  const { cards } = await write(host, KARIN, '/kollegan join');
  const card = cards.at(-1);
  if (!card) throw new Error('no consent card came');
  return card;
}

/** These people say yes. */
export async function consent(host: BotHost, people: readonly SandboxPerson[], level = 'bas'): Promise<void> {
  for (const person of people) await host.teams.say(person.id, `/kollegan ${level}`);
}

/** A meeting with everyone's consent. @returns the consent card */
export async function joinWithConsent(host: BotHost, level = 'bas'): Promise<SentCard> {
  const card = await join(host);
  await consent(host, host.teams.people.everyone, level);
  return card;
}

/** Somebody decides something, as the scripted understanding reads it. @returns its card */
export async function decide(
  host: BotHost,
  { title = 'Byta leverantör', owner = ANNA.aadObjectId, deadline = '2026-10-15' } = {},
): Promise<SentCard> {
  const { cards } = await write(host, KARIN, `DECISION ${title} | ${owner} | ${deadline}`);
  const card = cards.at(-1);
  if (!card) throw new Error('no decision card came');
  return card;
}

/** An answer to a click. */
export interface CardAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

/** Somebody clicks. Inputs are merged into the button's data, as the client does. */
export async function click(
  host: BotHost,
  person: Pick<SandboxPerson, 'id'>,
  { activityId }: Pick<SentCard, 'activityId'>,
  { verb, data }: CardButton,
  inputs: JsonObject = {},
): Promise<CardAnswer> {
  const { status, body } = await host.teams.click(person.id, activityId, { ...data, ...inputs }, verb);
  expect(status).toBe(200);
  return body as CardAnswer;
}
