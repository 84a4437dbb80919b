import type { SandboxPerson } from '../../../infra/sandbox/teams/index.ts';
import { clicksOf } from '../../cards/card-reader.ts';
import { type Answer, type Sent, type SentEntry, type Shown, toAnswer, toSent } from './shown.ts';

export interface ChatDriverOptions {
  /** The sandbox's Teams. */
  teamsUrl: string;
  /** Kollegan itself, whose metrics tell when a turn is done. */
  productUrl: string;
}

export interface ClickOptions {
  /** When several buttons have the verb: the one with this title. */
  title?: string;
  /** What was filled in; other inputs are sent as they stand. */
  inputs?: Record<string, string>;
}

/** People in the meeting's chat, by first name, through the same doors as the Playground's page. */
export interface ChatDriver {
  person(givenName: string): SandboxPerson;
  /** Writes in the meeting's chat. @returns what Kollegan showed in that turn, once the turn is done */
  say(givenName: string, text: string, options?: { mention?: boolean }): Promise<Sent[]>;
  /** Says it and @returns Kollegan's only answer in words. */
  ask(givenName: string, text: string, options?: { mention?: boolean }): Promise<Sent>;
  /** Presses a button that does `verb`. */
  click(givenName: string, on: Shown, verb: string, options?: ClickOptions): Promise<Answer>;
  /** Lets the meeting start or end, or somebody come or go. @returns what Kollegan showed in that turn */
  event(kind: 'start' | 'end' | 'join' | 'leave', givenName?: string): Promise<Sent[]>;
  /** The first thing shown after `mark` that fits, now or as soon as it comes. */
  next(fits: (sent: Sent) => boolean, options?: { after?: number; timeoutMs?: number }): Promise<Sent>;
  sentAfter(mark: number): Promise<Sent[]>;
  /** The number of the newest thing shown. */
  mark(): Promise<number>;
  /** Orders failures of Teams; cleared by `noFaults`. */
  fault(fault: object): Promise<void>;
  noFaults(): Promise<void>;
}

interface People {
  currentUser: SandboxPerson;
  everyone: SandboxPerson[];
  bot: { id: string; name: string };
  meeting: { conversationId: string };
}

const WAIT_MS = 15_000;
/** What an earlier meeting still owed may come in the middle of a turn, and is none of its doing. */
const RECAP = /^(Sammanfattning|Recap)$/m;
/** The sandbox holds no request longer than a minute. */
const MAX_POLL_MS = 30_000;

async function send(url: string, method: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return /^[[{]/.test(text) ? JSON.parse(text) : text;
}

export async function createChatDriver({ teamsUrl, productUrl }: ChatDriverOptions): Promise<ChatDriver> {
  const people = (await send(`${teamsUrl}/_sandbox/people`, 'GET')) as People;
  const { conversationId } = people.meeting;
  const messagesUrl = `${teamsUrl}/_conversation/v1/conversations/${encodeURIComponent(conversationId)}/messages`;
  const expected = { message: await turns('message'), event: await turns('event') };

  function person(givenName: string): SandboxPerson {
    const found = people.everyone.find((one) => one.givenName === givenName);
    if (!found) throw new Error(`There is no ${givenName} in the sandbox`);
    return found;
  }

  async function turns(type: string): Promise<number> {
    const metrics = String(await send(`${productUrl}/metrics`, 'GET'));
    const counts = metrics.matchAll(new RegExp(`^kollegan_turns_total\\{type="${type}".*\\} (\\d+)$`, 'gm'));
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  async function read(after: number, waitMs: number): Promise<Sent[]> {
    const url = `${teamsUrl}/_sandbox/sent?after=${after}&waitMs=${waitMs}`;
    const { entries } = (await send(url, 'GET')) as { entries: SentEntry[] };
    return entries.map(toSent);
  }

  async function mark(): Promise<number> {
    return ((await send(`${teamsUrl}/_sandbox/sent?after=${Number.MAX_SAFE_INTEGER}`, 'GET')) as { last: number }).last;
  }

  /** Teams hands a message over and goes on; only Kollegan knows when its turn is done. */
  async function inTurn(type: 'message' | 'event', post: () => Promise<unknown>): Promise<Sent[]> {
    const before = await mark();
    expected[type] += 1;
    const target = expected[type];
    const deadline = Date.now() + WAIT_MS;
    await post();
    while ((await turns(type)) < target) {
      if (Date.now() > deadline) throw new Error(`A turn of type ${type} was not done within ${WAIT_MS} ms`);
    }
    return (await read(before, 0)).filter(({ card, text }) => card === null || !RECAP.test(text));
  }

  function say(givenName: string, text: string, { mention = false } = {}): Promise<Sent[]> {
    const at = `<at>${people.bot.name}</at>`;
    return inTurn('message', () =>
      send(messagesUrl, 'POST', {
        type: 'text',
        text: mention ? `${at} ${text}` : text,
        textFormat: 'plain',
        from: { id: person(givenName).id },
        ...(mention ? { mentions: [{ mentioned: people.bot, text: at }] } : {}),
      }),
    );
  }

  return {
    person,
    say,
    mark,
    async ask(givenName, text, options) {
      const answers = (await say(givenName, text, options)).filter(({ card }) => card === null);
      const [answer] = answers;
      if (!answer || answers.length > 1) throw new Error(`${answers.length} answers to "${text}"`);
      return answer;
    },
    async click(givenName, on, verb, { title, inputs = {} } = {}) {
      const button = on.card
        ? clicksOf(on.card).find((click) => click.verb === verb && (title === undefined || click.title === title))
        : undefined;
      if (!button) throw new Error(`No button ${verb} ${title ?? ''} on:\n${on.text}`);
      const body = await send(`${teamsUrl}/_conversation/v1/invoke`, 'POST', {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data: { ...button.data, ...inputs } } },
        from: { id: person(givenName).id },
        conversation: { id: on.conversationId },
        replyToId: on.activityId,
      });
      return toAnswer(body as { type: string; value: unknown }, on);
    },
    event: (kind, givenName) =>
      inTurn('event', () =>
        send(`${teamsUrl}/_sandbox/meeting-events`, 'POST', {
          kind,
          ...(givenName === undefined ? {} : { personId: person(givenName).id }),
        }),
      ),
    async next(fits, { after = 0, timeoutMs = WAIT_MS } = {}) {
      const deadline = Date.now() + timeoutMs;
      let seen = after;
      for (;;) {
        const left = deadline - Date.now();
        const sent = await read(seen, Math.min(Math.max(0, left), MAX_POLL_MS));
        const found = sent.find(fits);
        if (found) return found;
        if (left <= 0) throw new Error(`Nothing that fits was shown within ${timeoutMs} ms`);
        seen = sent.at(-1)?.n ?? seen;
      }
    },
    sentAfter: (after) => read(after, 0),
    fault: async (fault) => void (await send(`${teamsUrl}/_sandbox/faults`, 'POST', fault)),
    noFaults: async () => void (await send(`${teamsUrl}/_sandbox/faults`, 'DELETE')),
  };
}
