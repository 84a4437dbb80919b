import type { SettingsReader } from '../settings/index.ts';
import { type PlainDate, plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { stableId } from '../shared/stable-id.ts';
import type { DocumentKey, DocumentStore, StoredDocument } from '../storage/index.ts';
import { dueDate } from './due-date.ts';
import { documentOf, KIND, keyOf, type RequestCause, requestEvent, requestOf, SCOPE } from './request-documents.ts';
import {
  isOverdue,
  type RequestOutcome,
  type RequestState,
  type RequestType,
  type SubjectRequest,
} from './subject-request.ts';
import { requestContended } from './subject-requests.errors.ts';

/** A request with the revision that a change of it must name. */
export interface StoredRequest {
  request: SubjectRequest;
  revision: number;
}

export interface AskInput {
  tenantId: string;
  personId: string;
  type: RequestType;
  text: string;
  /** The same id again finds the request that it made. */
  requestId: string;
  /** When it came another way: the day it came; left out, the person asks here and now. */
  recorded?: { receivedAt: string };
}

/** `answered`: nothing more can be done to it. `changed`: somebody was quicker. */
export type RequestChange =
  | { type: 'done'; stored: StoredRequest }
  | { type: 'missing' }
  | { type: 'changed' | 'answered' | 'extended-already'; stored: StoredRequest };

export interface RequestPage {
  requests: StoredRequest[];
  continuation?: string;
}

/** What people ask for about their own data, followed to the answer. */
export interface SubjectRequests {
  ask(input: AskInput, cause: RequestCause): Promise<StoredRequest>;
  /** Of one person, latest first. */
  ofPerson(tenantId: string, personId: string): Promise<StoredRequest[]>;
  /** By their last day, the earliest first. */
  list(tenantId: string, page: { state?: RequestState; limit: number; continuation?: string }): Promise<RequestPage>;
  read(tenantId: string, id: string): Promise<StoredRequest | null>;
  /** How many wait for an answer past their last day. */
  countOverdue(tenantId: string, at: Date): Promise<number>;
  take(tenantId: string, id: string, revision: number, cause: RequestCause): Promise<RequestChange>;
  /** Two months more, once (Art. 12(3)). */
  extend(
    tenantId: string,
    id: string,
    input: { revision: number; reason: string },
    cause: RequestCause,
  ): Promise<RequestChange>;
  answer(
    tenantId: string,
    id: string,
    input: { revision: number; outcome: RequestOutcome; text: string },
    cause: RequestCause,
  ): Promise<RequestChange>;
}

export interface SubjectRequestsDeps {
  store: Pick<DocumentStore, 'read' | 'query' | 'create' | 'replace'>;
  settings: SettingsReader;
  onPending: (key: DocumentKey) => void;
}

const MAX_LENGTH = 2_000;
const MAX_TRIES = 10;
const OWN_SHOWN = 100;
const PAGE = 200;
const WAITING = ['received', 'taken'] as const;

type Change = (request: SubjectRequest) => { request: SubjectRequest; event: string } | 'extended-already';

export function createSubjectRequests({ store, settings, onPending }: SubjectRequestsDeps): SubjectRequests {
  async function read(
    tenantId: string,
    id: string,
  ): Promise<{ document: StoredDocument; stored: StoredRequest } | null> {
    const document = await store.read(keyOf(tenantId, id));
    return document?.kind === KIND ? { document, stored: storedOf(document) } : null;
  }

  async function change(
    tenantId: string,
    id: string,
    { revision, cause }: { revision: number; cause: RequestCause },
    decide: Change,
  ): Promise<RequestChange> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const found = await read(tenantId, id);
      if (!found) return { type: 'missing' };
      const { document, stored } = found;
      if (stored.revision !== revision) return { type: 'changed', stored };
      if (stored.request.answer) return { type: 'answered', stored };
      const decided = decide(stored.request);
      if (decided === 'extended-already') return { type: decided, stored };
      const { request, event } = decided;
      const outbox = [...document.outbox, requestEvent(request, event, cause)];
      const next = documentOf(request, revision + 1, outbox);
      const written = await store.replace(next, document.etag);
      // What only handed over the outbox has changed the etag and not the revision.
      if (!written.ok) continue;
      onPending(next);
      return { type: 'done', stored: { request, revision: revision + 1 } };
    }
    throw requestContended();
  }

  /** Those past their last day come first. */
  async function overdueOf(tenantId: string, state: RequestState, today: PlainDate): Promise<number> {
    let count = 0;
    let continuation: string | undefined;
    do {
      const page = await list(tenantId, { state, limit: PAGE, ...(continuation !== undefined && { continuation }) });
      const overdue = page.requests.filter(({ request }) => isOverdue(request, today)).length;
      count += overdue;
      continuation = overdue === PAGE ? page.continuation : undefined;
    } while (continuation !== undefined);
    return count;
  }

  const list: SubjectRequests['list'] = async (tenantId, { state, limit, continuation }) => {
    const page = await store.query({
      tenantId,
      scope: SCOPE,
      kind: KIND,
      ...(state !== undefined && { where: { state } }),
      orderBy: { field: 'sequence', direction: 'asc' },
      limit,
      ...(continuation !== undefined && { continuation }),
    });
    return {
      requests: page.documents.map(storedOf),
      ...(page.continuation !== undefined && { continuation: page.continuation }),
    };
  };

  return {
    list,
    async ask({ tenantId, personId, type, text, requestId, recorded }, cause) {
      const { timeZone } = await settings.settingsOf(tenantId);
      const receivedAt = recorded?.receivedAt ?? cause.at.toISOString();
      const request: SubjectRequest = {
        version: 1,
        id: stableId('q', personId, type, requestId),
        tenantId,
        type,
        personId,
        text: plainText(text, MAX_LENGTH),
        channel: recorded ? 'recorded' : 'tab',
        receivedAt,
        dueOn: dueDate(receivedAt, timeZone),
        extended: null,
        handledBy: null,
        answer: null,
      };
      const document = documentOf(request, 1, [requestEvent(request, 'received', cause)]);
      const written = await store.create(document);
      if (written.ok) onPending(document);
      return (await read(tenantId, request.id))?.stored ?? { request, revision: 1 };
    },
    async ofPerson(tenantId, personId) {
      const { documents } = await store.query({
        tenantId,
        scope: SCOPE,
        kind: KIND,
        where: { personId },
        limit: OWN_SHOWN,
      });
      return documents.map(storedOf).sort((a, b) => (a.request.receivedAt < b.request.receivedAt ? 1 : -1));
    },
    async read(tenantId, id) {
      return (await read(tenantId, id))?.stored ?? null;
    },
    async countOverdue(tenantId, at) {
      const { timeZone } = await settings.settingsOf(tenantId);
      const today = plainDateIn(at, timeZone);
      const counts = await Promise.all(WAITING.map((state) => overdueOf(tenantId, state, today)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    take: (tenantId, id, revision, cause) =>
      change(tenantId, id, { revision, cause }, (request) => ({
        request: { ...request, handledBy: cause.actor },
        event: 'taken',
      })),
    async extend(tenantId, id, { revision, reason }, cause) {
      const { timeZone } = await settings.settingsOf(tenantId);
      return change(tenantId, id, { revision, cause }, (request) =>
        request.extended
          ? 'extended-already'
          : {
              request: {
                ...request,
                handledBy: request.handledBy ?? cause.actor,
                dueOn: dueDate(request.receivedAt, timeZone, true),
                extended: { at: cause.at.toISOString(), by: cause.actor, reason: plainText(reason, MAX_LENGTH) },
              },
              event: 'extended',
            },
      );
    },
    answer: (tenantId, id, { revision, outcome, text }, cause) =>
      change(tenantId, id, { revision, cause }, (request) => ({
        request: {
          ...request,
          handledBy: request.handledBy ?? cause.actor,
          answer: { at: cause.at.toISOString(), by: cause.actor, outcome, text: plainText(text, MAX_LENGTH) },
        },
        event: 'answered',
      })),
  };
}

function storedOf(document: StoredDocument): StoredRequest {
  return { request: requestOf(document), revision: Number(document.fields['revision'] ?? 0) };
}
