import { stableId } from '../shared/stable-id.ts';
import {
  type AuditEntry,
  type DocumentKey,
  eventEntry,
  type NewDocument,
  type OutboxEntry,
  type StoredDocument,
} from '../storage/index.ts';
import { SubjectRequest, stateOf } from './subject-request.ts';
import { requestUnreadable } from './subject-requests.errors.ts';

export const SCOPE = 'subject-requests';
export const KIND = 'subject-request';

/** Who does something to a request. */
export interface RequestCause {
  actor: string;
  at: Date;
  correlationId: string;
}

/** Proof of the answer, for as long as it may be disputed. */
const KEPT_YEARS = 3;

export function keyOf(tenantId: string, id: string): DocumentKey {
  return { tenantId, scope: SCOPE, id };
}

export function documentOf(request: SubjectRequest, revision: number, outbox: readonly OutboxEntry[]): NewDocument {
  return {
    ...keyOf(request.tenantId, request.id),
    kind: KIND,
    body: request,
    fields: {
      personId: request.personId,
      state: stateOf(request),
      // Lists are sorted by the last day; there are indexes for few fields.
      sequence: Date.parse(request.dueOn),
      revision,
    },
    outbox,
    ...(request.answer && { expiresAt: yearsAfter(request.answer.at) }),
  };
}

/** @throws `SUBJECT_REQUEST.UNREADABLE` */
export function requestOf({ body }: StoredDocument): SubjectRequest {
  const request = SubjectRequest.safeParse(body);
  if (!request.success) throw requestUnreadable(request.error);
  return request.data;
}

/** Ids, types and days; not what was written. */
export function requestEvent(request: SubjectRequest, type: string, cause: RequestCause): AuditEntry {
  return eventEntry({
    id: stableId('a', type, request.id, cause.correlationId),
    type: `subject-request.${type}`,
    scope: SCOPE,
    cause,
    data: {
      requestId: request.id,
      personId: request.personId,
      right: request.type,
      dueOn: request.dueOn,
      ...(request.answer && { outcome: request.answer.outcome }),
    },
  });
}

function yearsAfter(instant: string): string {
  const until = new Date(instant);
  until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
  return until.toISOString();
}
