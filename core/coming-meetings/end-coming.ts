import type { Cause } from '../meetings/index.ts';
import type { ComingKey } from './coming-meeting.ts';
import type { ComingMeetings } from './coming-meetings.ts';
import type { EndReason } from './judge-coming.ts';
import { comingAudit } from './outbox-entries.ts';

/** A meeting is coming no more: nothing of it is kept but the event that it ended. Without one, nothing happens. */
export async function endComing(
  { coming }: { coming: Pick<ComingMeetings, 'change'> },
  key: ComingKey,
  because: EndReason,
  cause: Cause,
): Promise<void> {
  await coming.change(key, (before) => ({
    coming: null,
    outbox: [comingAudit(before, 'coming-meeting.ended', cause, { because })],
    result: null,
  }));
}
