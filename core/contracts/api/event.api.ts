import { z } from 'zod';
import { Id } from './shared.api.ts';

/**
 * What `GET /api/events` streams (`text/event-stream`, one JSON object per `data:` line). Only ids: what changed is
 * asked for with the person's own rights. A line that starts with `:` is a sign of life, every 20 seconds.
 */
export const LiveEvent = z.discriminatedUnion('type', [
  /** A meeting changed, and with it the board: `decisionIds` are those whose cards are other than before. */
  z.object({ type: z.literal('meeting'), meetingId: Id, decisionIds: z.array(Id) }),
  z.object({ type: z.literal('meeting-removed'), meetingId: Id }),
  z.object({ type: z.literal('comment'), meetingId: Id, decisionId: Id }),
  /** One that is to come became known, is other than before, or has begun or gone. */
  z.object({ type: z.literal('coming-meetings') }),
  z.object({ type: z.literal('settings') }),
  /** A request to remove something has come further. */
  z.object({ type: z.literal('erasure'), requestId: Id }),
  /** Something may have been missed: ask for everything anew. */
  z.object({ type: z.literal('resync') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
