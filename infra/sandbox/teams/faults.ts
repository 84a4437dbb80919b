import { z } from 'zod';
import { errorReply, type Reply } from './http-io.ts';

/** A failure that the connector shall show to the bot, as tests order it. */
export const Fault = z.object({
  match: z
    .object({
      method: z.string().transform((method) => method.toUpperCase()),
      /** A regular expression over the decoded path below the connector's base, such as `/v3/conversations/.+/activities`. */
      pathPattern: z.string().refine(isPattern, 'pathPattern must be a regular expression'),
      bodyIncludes: z.string(),
      /** True: only calls about personal chats; false: only the others. */
      personal: z.boolean(),
    })
    .partial()
    .default({}),
  status: z.number().int().min(400).max(599),
  /** How many calls fail before the fault is used up. */
  times: z.number().int().positive().default(1),
  /** Seconds, for the `Retry-After` header. */
  retryAfter: z.number().nonnegative().optional(),
  /** The call takes effect and only its answer is lost. */
  'after-write': z.boolean().optional(),
});
export type Fault = z.infer<typeof Fault>;

/** What a fault may ask about a call. */
export interface FaultTarget {
  method: string;
  path: string;
  body: string;
  personal: boolean;
}

export interface TakenFault {
  reply: Reply;
  afterWrite: boolean;
}

export interface Faults {
  /** @throws ZodError for a fault that makes no sense; @returns its id */
  add(fault: z.input<typeof Fault>): number;
  /** Takes one fault for this call, first ordered first; undefined: the call goes through. */
  take(describe: () => FaultTarget): TakenFault | undefined;
  /** The faults that are not used up. */
  pending(): { id: number; fault: Fault; left: number }[];
  clear(): void;
}

interface Armed {
  id: number;
  fault: Fault;
  pattern: RegExp | undefined;
  left: number;
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

function matches({ fault, pattern }: Armed, call: FaultTarget): boolean {
  const { method, bodyIncludes, personal } = fault.match;
  if (method !== undefined && method !== call.method) return false;
  if (pattern !== undefined && !pattern.test(call.path)) return false;
  if (bodyIncludes !== undefined && !call.body.includes(bodyIncludes)) return false;
  return personal === undefined || personal === call.personal;
}

function replyOf({ status, retryAfter }: Fault): Reply {
  const reply = errorReply(
    status,
    status === 413 ? 'MessageSizeTooBig' : 'OrderedFault',
    'A fault that a test ordered.',
  );
  return retryAfter === undefined ? reply : { ...reply, headers: { 'retry-after': String(retryAfter) } };
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  let lastId = 0;

  return {
    add(input) {
      const fault = Fault.parse(input);
      const { pathPattern } = fault.match;
      lastId += 1;
      armed.push({
        id: lastId,
        fault,
        pattern: pathPattern === undefined ? undefined : new RegExp(pathPattern),
        left: fault.times,
      });
      return lastId;
    },
    take(describe) {
      if (armed.length === 0) return undefined;
      const call = describe();
      const hit = armed.find((candidate) => matches(candidate, call));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      armed = armed.filter((candidate) => candidate.left > 0);
      return { reply: replyOf(hit.fault), afterWrite: hit.fault['after-write'] === true };
    },
    pending: () => armed.map(({ id, fault, left }) => ({ id, fault, left })),
    clear() {
      armed = [];
    },
  };
}
