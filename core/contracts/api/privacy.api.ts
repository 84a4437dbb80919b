import { z } from 'zod';
import { Cursor, Day, Id, Instant, LanguageName, PageQuery } from './shared.api.ts';

/** GDPR Art. 15, 20, 16, 18 and 21; erasure has endpoints of its own. */
export const RightName = z.enum(['access', 'portability', 'rectification', 'restriction', 'objection']);

export const RequestStateName = z.enum(['received', 'taken', 'answered']);

const Text = z.string().max(2_000);

/** What a person asks for. An objection takes effect at once. */
export const AskRequest = z.strictObject({
  type: RightName,
  text: Text.default(''),
  /** Chosen by the client; the same one again finds the request that it made. */
  requestId: Id,
});

/** A request that came another way, such as by letter. */
export const RecordRequest = AskRequest.extend({
  personId: Id,
  /** The day that it came. */
  receivedOn: Day,
});

export const RequestView = z.object({
  id: Id,
  type: RightName,
  personId: Id,
  text: z.string(),
  channel: z.enum(['tab', 'recorded']),
  state: RequestStateName,
  receivedAt: Instant,
  /** The last day for an answer. */
  dueOn: Day,
  overdue: z.boolean(),
  extended: z.object({ at: Instant, reason: z.string() }).nullable(),
  handledBy: z.string().nullable(),
  answer: z
    .object({ at: Instant, by: z.string(), outcome: z.enum(['done', 'partly', 'refused']), text: z.string() })
    .nullable(),
  etag: z.string(),
});
export type RequestView = z.infer<typeof RequestView>;

/** Latest first. */
export const OwnRequests = z.object({ requests: z.array(RequestView) });

export const RequestQuery = PageQuery.extend({ state: RequestStateName.optional() });
/** By their last day, the earliest first. */
export const RequestList = z.object({
  /** Of all, not of this page alone. */
  overdue: z.number().int(),
  requests: z.array(RequestView),
  cursor: Cursor,
});

/** Why it takes longer, as it is told to the person. */
export const ExtendRequest = z.strictObject({ reason: Text.min(1) });

/** A refusal, also of a part, says why. */
export const AnswerRequest = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), text: Text.default('') }),
  z.strictObject({ outcome: z.literal('partly'), text: Text.min(1) }),
  z.strictObject({ outcome: z.literal('refused'), text: Text.min(1) }),
]);

export const PersonExportQuery = z.object({ language: LanguageName.optional() });
