import { cardActionActivity, type MeetingEventKind, meetingEventActivity, messageActivity } from './activities.ts';
import { createDirectory, type Directory } from './directory.ts';
import type { Faults } from './faults.ts';
import type { Reply } from './http-io.ts';
import type { JsonObject } from './json.ts';
import { createMeetingChat, type MeetingChat } from './meeting-chat.ts';
import { createMemoryBackend, type MemoryBackend } from './memory-backend.ts';
import { defaultPeople, type SandboxPeople, type SandboxPerson } from './people.ts';
import { listPersonalMessages, type PersonalMessage } from './personal-messages.ts';
import { describePeople, type SandboxRoster } from './roster.ts';
import { TeamsSandboxError } from './sandbox.errors.ts';
import type { AwaitOptions, SentEntry } from './sent-log.ts';
import { startTeamsServer } from './teams-server.ts';

export interface TeamsStandInOptions {
  botAppId: string;
  /** The bot's `http://…/api/messages`; may be set later. */
  botEndpoint?: string;
  /** Default 0: the system chooses. */
  port?: number;
  host?: string;
  people?: SandboxPeople;
}

/** What the bot answered to one activity. */
export interface BotTurn {
  /** Id of the activity that the bot got; of a message also its id in the chat. */
  activityId: string;
  status: number;
  /** Parsed when it is JSON, the text when it is not, undefined when there is none. */
  body: unknown;
}

/** An activity ready to be sent by someone else, such as a load generator. */
export interface PreparedActivity {
  activity: JsonObject;
  headers: { authorization: string; 'content-type': string };
}

export interface TeamsStandIn {
  url: string;
  serviceUrl: string;
  openIdMetadataUrl: string;
  people: SandboxRoster;
  faults: Faults;
  setBotEndpoint(url: string): void;
  /** One more meeting chat, with everyone in it; of a chat that is there already, its meeting as it is now. */
  addMeeting(meeting: {
    conversationId: string;
    title: string;
    organizerId?: string;
    scheduledStart?: string;
  }): MeetingChat;
  /** Someone writes; in the first meeting if not told where. Resolves when the bot has answered. */
  say(personId: string, text: string, options?: SayOptions): Promise<BotTurn>;
  /** Someone presses an `Action.Execute`; the answer's body is the invoke response. */
  click(personId: string, activityId: string, data: JsonObject, verb: string): Promise<BotTurn>;
  /** Someone's client refreshes a card by itself. */
  refresh(personId: string, activityId: string, data: JsonObject, verb: string): Promise<BotTurn>;
  meetingEvent(kind: MeetingEventKind, options?: MeetingEventTarget): Promise<BotTurn>;
  /** Any activity; what it lacks is filled in. */
  deliver(activity: JsonObject): Promise<BotTurn>;
  prepare(activity: JsonObject): PreparedActivity;
  /** What the bot has sent, newest last. */
  sent(after?: number): SentEntry[];
  /** Number of the newest entry: pass it as `after` to wait for what comes next. */
  lastSent(): number;
  nextSent(predicate: (entry: SentEntry) => boolean, options?: AwaitOptions): Promise<SentEntry>;
  personalMessages(): PersonalMessage[];
  stop(): Promise<void>;
}

export interface SayOptions {
  conversationId?: string;
  /** In the person's own chat with the bot. */
  personal?: boolean;
  mention?: boolean;
}

export interface MeetingEventTarget {
  conversationId?: string;
  /** Who joins or leaves; the organiser if not told. */
  personId?: string;
}

function bodyOf({ body }: Reply): unknown {
  const text = Buffer.isBuffer(body) ? body.toString() : body;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function unknownThing(what: string): TeamsSandboxError {
  return new TeamsSandboxError('SANDBOX.UNKNOWN', `The stand-in has no such ${what}.`);
}

function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw unknownThing(what);
  return found;
}

function personalChat(directory: Directory, person: SandboxPerson): string {
  const id = directory.personalChatOf(person) ?? `a:1personal-${person.aadObjectId}`;
  directory.registerPersonalChat(id, person);
  return id;
}

/** Teams in this process, without a Playground: the same faces to the bot, the people moved by calls. */
export async function startTeamsStandIn(options: TeamsStandInOptions): Promise<TeamsStandIn> {
  const { botAppId, botEndpoint, port = 0, host = '127.0.0.1', people = defaultPeople } = options;
  const directory = createDirectory({ people, botAppId });
  const backend: MemoryBackend = createMemoryBackend(directory);
  const server = await startTeamsServer({ directory, botAppId, botEndpoint, port, host, createBackend: () => backend });

  const personOf = (id: string): SandboxPerson => required(directory.person(id), 'person');

  async function deliver(activity: JsonObject): Promise<BotTurn> {
    const prepared = server.prepare(activity);
    const reply = await server.botLink.deliver(prepared);
    return { activityId: String(prepared.id), status: reply.status, body: bodyOf(reply) };
  }

  async function act(
    personId: string,
    activityId: string,
    data: JsonObject,
    verb: string,
    trigger: 'manual' | 'automatic',
  ): Promise<BotTurn> {
    const conversationId = required(backend.chatOf(activityId), 'message');
    return deliver(cardActionActivity({ person: personOf(personId), conversationId, activityId, verb, data, trigger }));
  }

  return {
    url: server.url,
    serviceUrl: server.serviceUrl,
    openIdMetadataUrl: server.openIdMetadataUrl,
    people: describePeople(directory),
    faults: server.faults,
    setBotEndpoint: server.botLink.setEndpoint,
    addMeeting({ organizerId, ...meetingOptions }) {
      const organizer = organizerId === undefined ? directory.currentUser : personOf(organizerId);
      const meeting = createMeetingChat({ ...meetingOptions, tenantId: directory.tenantId, organizer });
      directory.addMeeting(meeting);
      return meeting;
    },
    async say(personId, text, { conversationId, personal = false, mention = false } = {}) {
      const person = personOf(personId);
      const chat = personal
        ? personalChat(directory, person)
        : (conversationId ?? directory.mainMeeting.conversationId);
      const activity = messageActivity({ directory, person, conversationId: chat, text, mention });
      return deliver({ ...activity, id: backend.newMessageId(chat) });
    },
    click: (personId, activityId, data, verb) => act(personId, activityId, data, verb, 'manual'),
    refresh: (personId, activityId, data, verb) => act(personId, activityId, data, verb, 'automatic'),
    async meetingEvent(kind, { conversationId, personId } = {}) {
      const chat = conversationId ?? directory.mainMeeting.conversationId;
      const meeting = required(directory.meetingOfChat(chat), 'meeting');
      const person = personId === undefined ? meeting.organizer : personOf(personId);
      return deliver(meetingEventActivity({ directory, meeting, kind, person }));
    },
    deliver,
    prepare: (activity) => ({
      activity: server.prepare(activity),
      headers: { authorization: `Bearer ${server.signer.token()}`, 'content-type': 'application/json' },
    }),
    sent: server.sentLog.entries,
    lastSent: server.sentLog.last,
    nextSent: server.sentLog.next,
    personalMessages: () => listPersonalMessages(server.sentLog.entries(), directory),
    stop: server.stop,
  };
}
