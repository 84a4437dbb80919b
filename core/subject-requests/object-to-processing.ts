import { lastAnswer } from '../consent/index.ts';
import { giveConsent, Meeting, personOf } from '../meetings/index.ts';
import type { Profiles } from '../profiles/index.ts';
import { type DocumentStore, queryPages } from '../storage/index.ts';
import type { RequestCause } from './request-documents.ts';

type ConsentDeps = Parameters<typeof giveConsent>[0];

export interface ObjectDeps extends ConsentDeps {
  store: Pick<DocumentStore, 'query'>;
  profiles: Profiles;
}

const PAGE = 200;
const MAX_TRIES = 10;

/**
 * What an objection (Art. 21) does at once, before anybody has weighed it: the person's level becomes "none" in every
 * meeting that they said yes in, which also removes what the yes carried, and their profile is hidden from others.
 * @returns in how many meetings
 */
export async function objectToProcessing(
  deps: ObjectDeps,
  { tenantId, personId }: { tenantId: string; personId: string },
  cause: RequestCause,
): Promise<number> {
  let count = 0;
  for (const meeting of await meetingsWithYes(deps.store, tenantId, personId)) {
    const person = personOf(meeting, personId);
    if (!person) continue;
    const key = { tenantId, conversationId: meeting.conversationId, meetingId: meeting.id };
    await giveConsent(deps, { key, person, level: 'none', channel: 'tab', cause });
    count += 1;
  }
  await hideProfile(deps.profiles, tenantId, { personId, at: cause.at, correlationId: cause.correlationId });
  return count;
}

async function meetingsWithYes(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
  personId: string,
): Promise<Meeting[]> {
  const found: Meeting[] = [];
  for await (const documents of queryPages(store, { tenantId, kind: 'meeting', limit: PAGE })) {
    for (const { body } of documents) {
      const meeting = Meeting.parse(body);
      const answer = lastAnswer(meeting.consents, personId);
      if (answer && answer.level !== 'none') found.push(meeting);
    }
  }
  return found;
}

async function hideProfile(
  profiles: Profiles,
  tenantId: string,
  by: { personId: string; at: Date; correlationId: string },
): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const { etag, ...profile } = await profiles.read(tenantId, by.personId);
    if (profile.hidden || (await profiles.change(tenantId, { ...profile, hidden: true }, { ...by, etag }))) return;
  }
}
