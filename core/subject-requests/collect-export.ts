import { readEvents } from '../audit/index.ts';
import { Comment } from '../board/index.ts';
import { ComingMeeting } from '../coming-meetings/index.ts';
import { subjectsOf } from '../holds/index.ts';
import { KeptUtterance, Meeting } from '../meetings/index.ts';
import { Profile } from '../profiles/index.ts';
import { type DocumentStore, type StoredDocument, scanPages } from '../storage/index.ts';
import { exportedMeeting } from './exported-meeting.ts';
import type { ExportedComing, ExportedComment, ExportedEvent, ExportedMeeting, PersonExport } from './person-export.ts';
import { KIND, requestOf } from './request-documents.ts';
import type { SubjectRequest } from './subject-request.ts';

export interface CollectDeps {
  store: Pick<DocumentStore, 'read' | 'query' | 'scan'>;
  /** Lets others have their turn. */
  pause: () => Promise<void>;
}

const PAGE = 200;
/** In the log and its keys a person stands by alias; the events are read as such. */
const OF_THE_LOG = /^audit-/;

/**
 * Looks through everything of the tenant for what is about one person, whatever kind it is: what is not known by its
 * kind here still comes with it.
 */
export async function collectExport(
  deps: CollectDeps,
  { tenantId, personId, at }: { tenantId: string; personId: string; at: Date },
): Promise<PersonExport> {
  const meetings: ExportedMeeting[] = [];
  const coming: ExportedComing[] = [];
  const words: KeptUtterance[] = [];
  const comments: ExportedComment[] = [];
  const requests: SubjectRequest[] = [];
  const others: { kind: string; body: unknown }[] = [];
  let profile: Profile | null = null;
  for await (const document of documentsAbout(deps, tenantId, personId)) {
    const { id, kind, body } = document;
    if (kind === 'meeting') meetings.push(exportedMeeting(Meeting.parse(body), personId));
    else if (kind === 'coming-meeting') coming.push(...exportedComing(ComingMeeting.parse(body), personId));
    else if (kind === 'utterance') words.push(KeptUtterance.parse(body));
    else if (kind === 'decision-comment') comments.push(exportedComment(Comment.parse(body)));
    else if (kind === 'profile' && id === personId) profile = Profile.parse(body);
    else if (kind === KIND) requests.push(requestOf(document));
    else others.push({ kind, body });
  }
  return {
    format: 'kollegan-person-export',
    version: 1,
    madeAt: at.toISOString(),
    tenantId,
    personId,
    profile,
    meetings: meetings.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)),
    coming: coming.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    words: words.sort((a, b) => (a.at < b.at ? -1 : 1)),
    comments: comments.sort((a, b) => (a.at < b.at ? -1 : 1)),
    requests,
    events: await eventsAbout(deps, tenantId, personId),
    others,
  };
}

async function* documentsAbout(
  { store, pause }: CollectDeps,
  tenantId: string,
  personId: string,
): AsyncGenerator<StoredDocument> {
  for await (const documents of scanPages(store, { tenantId, limit: PAGE })) {
    for (const document of documents) {
      if (OF_THE_LOG.test(document.kind) || document.body === null) continue;
      if (subjectsOf(document).personIds.includes(personId)) yield document;
    }
    await pause();
  }
}

function exportedComing({ title, startsAt, people, organizerId }: ComingMeeting, personId: string): ExportedComing[] {
  return people
    .filter(({ id }) => id === personId)
    .map(({ name, kind = null, teamsId }) => ({
      title,
      startsAt,
      listedAs: { name, kind, teamsId },
      organised: organizerId === personId,
    }));
}

function exportedComment({ meetingId, decisionId, at, text }: Comment): ExportedComment {
  return { meetingId, decisionId, at, text };
}

/** Fields of events that may hold somebody else's id. */
const OF_PEOPLE = /person|owner|actor|speaker|author|subject|participant|organi[sz]er|by$/i;

async function eventsAbout(
  { store, pause }: CollectDeps,
  tenantId: string,
  personId: string,
): Promise<ExportedEvent[]> {
  const found: ExportedEvent[] = [];
  let continuation: string | undefined;
  do {
    const page = await readEvents(store, {
      tenantId,
      limit: PAGE,
      ...(continuation !== undefined && { continuation }),
    });
    for (const { sequence, event } of page.events) {
      const isActor = event.actor === personId;
      if (!isActor && !Object.values(event.data).includes(personId)) continue;
      const { type, at, meetingId, data } = event;
      const kept = Object.entries(data).filter(([name, value]) => value === personId || !OF_PEOPLE.test(name));
      found.push({ sequence, type, at, meetingId, role: isActor ? 'did' : 'about', data: Object.fromEntries(kept) });
    }
    continuation = page.continuation;
    await pause();
  } while (continuation !== undefined);
  return found.reverse();
}
