import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { controlPage } from './control-page.ts';
import type { Directory } from './directory.ts';
import { Fault, type Faults } from './faults.ts';
import { errorReply, type Reply, readBody, sendReply } from './http-io.ts';
import { parseJsonObject } from './json.ts';
import { listPersonalMessages } from './personal-messages.ts';
import { describePeople } from './roster.ts';
import type { SentLog } from './sent-log.ts';

export interface ControlFaceOptions {
  directory: Directory;
  sentLog: SentLog;
  faults: Faults;
  /** Lets something happen in the meeting; resolves with the bot's answer. */
  meetingEvent(event: MeetingEvent): Promise<Reply>;
}

export type ControlFace = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;

/** What `POST /_sandbox/meeting-events` takes. */
export const MeetingEvent = z.object({
  kind: z.enum(['start', 'end', 'join', 'leave']),
  personId: z.string().optional(),
});
export type MeetingEvent = z.infer<typeof MeetingEvent>;

const SentQuery = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  waitMs: z.coerce.number().int().nonnegative().max(60_000).default(0),
});

/** The handles by which a test or a script moves the sandbox: `/_sandbox/…`. */
export function createControlFace({ directory, sentLog, faults, meetingEvent }: ControlFaceOptions): ControlFace {
  async function sent(url: URL): Promise<Reply> {
    const { after, waitMs } = SentQuery.parse(Object.fromEntries(url.searchParams));
    if (waitMs > 0) await sentLog.next(() => true, { after, timeoutMs: waitMs }).catch(() => undefined);
    return { status: 200, body: { entries: sentLog.entries(after), last: sentLog.last() } };
  }

  async function onFaults(req: IncomingMessage): Promise<Reply> {
    if (req.method === 'GET') return { status: 200, body: { faults: faults.pending() } };
    if (req.method === 'DELETE') {
      faults.clear();
      return { status: 204 };
    }
    return { status: 201, body: { id: faults.add(Fault.parse(parseJsonObject(await readBody(req)))) } };
  }

  async function answer(req: IncomingMessage, url: URL): Promise<Reply> {
    switch (`${req.method} ${url.pathname}`) {
      case 'GET /_sandbox':
      case 'GET /_sandbox/':
        return controlPage();
      case 'GET /_sandbox/sent':
        return sent(url);
      case 'GET /_sandbox/people':
        return { status: 200, body: describePeople(directory) };
      case 'GET /_sandbox/personal-messages':
        return { status: 200, body: { messages: listPersonalMessages(sentLog.entries(), directory) } };
      case 'GET /_sandbox/faults':
      case 'POST /_sandbox/faults':
      case 'DELETE /_sandbox/faults':
        return onFaults(req);
      case 'POST /_sandbox/meeting-events':
        return meetingEvent(MeetingEvent.parse(parseJsonObject(await readBody(req))));
      default:
        return errorReply(404, 'NotFound', 'The sandbox has no such handle.');
    }
  }

  return async (req, res, url) => {
    try {
      sendReply(res, await answer(req, url));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      sendReply(res, errorReply(400, 'BadArgument', z.prettifyError(error)));
    }
  };
}
