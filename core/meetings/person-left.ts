import { nextEvent } from '../consent/index.ts';
import { consentAudit } from './ask-consent.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import type { Cause } from './outbox-entries.ts';
import { withConsentEvent } from './with-consent-event.ts';

/**
 * Someone left the meeting: what they say from now on is not covered by their answer, and they are asked again when
 * they come back. What they said before stays as it was. In a meeting that is closed there is nothing to end.
 */
export async function personLeft(
  meetings: Meetings,
  { key, personId, cause }: { key: MeetingKey; personId: string; cause: Cause },
): Promise<Meeting> {
  return meetings.change(key, (before) => {
    const last = before.consents.findLast((event) => event.personId === personId);
    if (!last || last.signal === 'expired' || before.status === 'closed') return { result: before };
    const { hash: _hash, previous: _previous, ...known } = last;
    const event = nextEvent(before.consents, {
      ...known,
      level: 'none',
      signal: 'expired',
      at: cause.at.toISOString(),
      channel: 'teams',
      client: null,
    });
    const meeting: Meeting = { ...before, consents: withConsentEvent(before.consents, event) };
    return { meeting, outbox: [consentAudit(meeting, event, cause)], result: meeting };
  });
}
