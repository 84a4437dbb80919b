import type { Person } from '../people/index.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { personOf, withPerson } from './people-of.ts';

/** Someone came after the roster was read. They have not answered about consent, so they are not heard yet. */
export async function admitPerson(
  meetings: Meetings,
  { key, person, cause }: { key: MeetingKey; person: Person; cause: Cause },
): Promise<Meeting> {
  return meetings.change(key, (before) => {
    if (personOf(before, person.id)) return { result: before };
    const meeting = withPerson(before, person);
    const audit = auditEntry(meeting, 'meeting.person-added', person.id, cause, { personId: person.id });
    return { meeting, outbox: [audit], result: meeting };
  });
}
