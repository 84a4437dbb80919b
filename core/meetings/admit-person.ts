import type { Person } from '../people/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { cardRefresh, consentAudit, mustAsk, withRequest } from './ask-consent.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { personOf, withPerson } from './people-of.ts';

/**
 * Someone came after the roster was read, or came back. They have not answered about consent, so they are asked, and
 * not heard until they do.
 */
export async function admitPerson(
  { meetings, settings }: { meetings: Meetings; settings: SettingsReader },
  { key, person, cause }: { key: MeetingKey; person: Person; cause: Cause },
): Promise<Meeting> {
  const tenant = await settings.settingsOf(key.tenantId);
  return meetings.change(key, (before) => {
    const isNew = personOf(before, person.id) === null;
    const isAsked = !mustAsk(before, person.id, tenant);
    const withThem = isNew ? withPerson(before, person) : before;
    if (isAsked || before.status === 'closed') {
      if (!isNew) return { result: before };
      return { meeting: withThem, outbox: [added(withThem, person, cause)], result: withThem };
    }
    const { consents, event } = withRequest(withThem, person, tenant, cause.at.toISOString());
    const meeting: Meeting = { ...withThem, consents };
    const outbox = [consentAudit(meeting, event, cause), cardRefresh(meeting, cause)];
    return { meeting, outbox: isNew ? [added(meeting, person, cause), ...outbox] : outbox, result: meeting };
  });
}

function added(meeting: Meeting, { id: personId }: Person, cause: Cause) {
  return auditEntry(meeting, 'meeting.person-added', personId, cause, { personId });
}
