import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What the tests look at; everything else is kept as it came. */
export const GotActivity = z.looseObject({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  serviceUrl: z.string(),
  replyToId: z.string().optional(),
  from: z.looseObject({ id: z.string(), name: z.string().optional(), aadObjectId: z.string().optional() }),
  recipient: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string() }),
  channelId: z.string(),
  channelData: z.looseObject({
    tenant: z.object({ id: z.string() }),
    meeting: z.object({ id: z.string() }).optional(),
  }),
  entities: z.array(z.looseObject({ type: z.string() })).default([]),
  value: z.unknown().optional(),
});
export type GotActivity = z.infer<typeof GotActivity>;

export interface Got {
  activity: GotActivity;
  headers: IncomingHttpHeaders;
}

export interface BotAnswer {
  status: number;
  body?: unknown;
}

export interface RecordingBot {
  endpoint: string;
  got: Got[];
  /** How it answers from now on; default 200 with nothing. */
  answerWith(answer: (activity: GotActivity) => BotAnswer | Promise<BotAnswer>): void;
  /** The first activity that fits, already there or still to come. */
  next(predicate: (activity: GotActivity) => boolean): Promise<Got>;
  forget(): void;
  stop(): Promise<void>;
}

const WAIT_MS = 5000;

/** A bot that only remembers: the other end of the real wire. */
export async function startRecordingBot(): Promise<RecordingBot> {
  const got: Got[] = [];
  const waiting = new Set<(entry: Got) => void>();
  let answer: (activity: GotActivity) => BotAnswer | Promise<BotAnswer> = () => ({ status: 200 });

  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += String(chunk);
    const entry = { activity: GotActivity.parse(JSON.parse(text)), headers: req.headers };
    got.push(entry);
    for (const offer of [...waiting]) offer(entry);
    const { status, body } = await answer(entry.activity);
    // Not chained: a test before this one in the same process may have loaded restify, which patches all responses.
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    got,
    answerWith(next) {
      answer = next;
    },
    next(predicate) {
      const already = got.find(({ activity }) => predicate(activity));
      if (already !== undefined) return Promise.resolve(already);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(offer);
          reject(new Error('The bot did not get the activity in time'));
        }, WAIT_MS);
        const offer = (entry: Got): void => {
          if (!predicate(entry.activity)) return;
          clearTimeout(timer);
          waiting.delete(offer);
          resolve(entry);
        };
        waiting.add(offer);
      });
    },
    forget() {
      got.length = 0;
      answer = () => ({ status: 200 });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
