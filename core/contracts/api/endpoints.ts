import type { Role } from './role.ts';

/**
 * Whose things an endpoint is about; who may not see a thing gets 404 as if it did not exist.
 * - `own-meeting`: one meeting that the person was in
 * - `own-meetings`: answers with the meetings that the person was in, and nothing of others
 * - `self`: about the person alone
 * - `tenant`: the tenant's own numbers and settings; no content of a meeting
 */
export type Scope = 'own-meeting' | 'own-meetings' | 'self' | 'tenant';

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters. */
  path: string;
  summary: string;
  /** `anyone`: asked before there is a token. */
  access: 'anyone' | { roles: readonly Role[]; scope: Scope };
  /** `answers`: carries an ETag. `needs-match`: a change, refused with 428 without If-Match and 412 with an old one. */
  etag?: 'answers' | 'needs-match';
  /** Status of a success. */
  success: 200 | 201 | 204;
  /** What a success carries, JSON unless said otherwise. `file`: one of `FILE_TYPES`, as the request says. */
  answer?: 'file' | 'text/event-stream' | 'none';
  /** Only in the embedded mode, only from this machine; else 404. */
  embeddedOnly?: true;
}

const EVERYBODY = ['Admin', 'Organiser', 'Member', 'Compliance', 'Reader'] as const;
/** May see the content of meetings that they were in. */
const READERS = ['Admin', 'Organiser', 'Member', 'Reader'] as const;
/** May change it. */
const WRITERS = ['Admin', 'Organiser', 'Member'] as const;
/** Run the system: numbers and settings, no content. */
const OPERATORS = ['Admin', 'Compliance'] as const;
const ADMINS = ['Admin'] as const;
/** Answer for what is kept and what is removed. */
const COMPLIANCE = ['Compliance'] as const;

/**
 * The whole HTTP API, once: the server registers its handlers, OpenAPI, the access matrix and its test are made from
 * this table. Plain data without schemas, so that a browser can load it for the paths alone.
 */
export const ENDPOINTS = {
  'openapi.read': {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This API as OpenAPI 3.1',
    access: 'anyone',
    success: 200,
  },
  'session.ways': {
    method: 'GET',
    path: '/api/session/ways',
    summary: 'How to sign in here',
    access: 'anyone',
    success: 200,
  },
  'session.signIn': {
    method: 'POST',
    path: '/api/session/sign-in',
    summary: 'Sign in as one of the people of the Playground',
    access: 'anyone',
    success: 200,
    embeddedOnly: true,
  },
  'session.read': {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
  },
  'dashboard.read': {
    method: 'GET',
    path: '/api/dashboard',
    summary: 'Meetings, promises and key figures',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'meetings.list': {
    method: 'GET',
    path: '/api/meetings',
    summary: 'Meetings, latest first',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'meetings.read': {
    method: 'GET',
    path: '/api/meetings/{meetingId}',
    summary: 'One meeting with its people, decisions and provenance',
    access: { roles: READERS, scope: 'own-meeting' },
    etag: 'answers',
    success: 200,
  },
  'meetings.export': {
    method: 'GET',
    path: '/api/meetings/{meetingId}/export',
    summary: 'The recap of a meeting as a file',
    access: { roles: READERS, scope: 'own-meeting' },
    success: 200,
    answer: 'file',
  },
  'meetings.close': {
    method: 'POST',
    path: '/api/meetings/{meetingId}/close',
    summary: 'Answer the closing list and close the meeting; 422 with what is missing',
    access: { roles: WRITERS, scope: 'own-meeting' },
    etag: 'needs-match',
    success: 200,
  },
  'meetings.reopen': {
    method: 'POST',
    path: '/api/meetings/{meetingId}/reopen',
    summary: 'Back from closing to the meeting',
    access: { roles: WRITERS, scope: 'own-meeting' },
    etag: 'needs-match',
    success: 200,
  },
  'agenda.change': {
    method: 'PUT',
    path: '/api/meetings/{meetingId}/agenda',
    summary: 'Write the agenda of a meeting, or of the next one in its series',
    access: { roles: WRITERS, scope: 'own-meeting' },
    etag: 'needs-match',
    success: 200,
  },
  'consent.answer': {
    method: 'PUT',
    path: '/api/meetings/{meetingId}/consent',
    summary: 'Say what may be done with one’s own words, or take it back, also after the meeting',
    access: { roles: EVERYBODY, scope: 'own-meeting' },
    success: 200,
  },
  'receipts.own': {
    method: 'GET',
    path: '/api/meetings/{meetingId}/receipts',
    summary: 'The receipt of one’s own answer, signed, or to read',
    access: { roles: EVERYBODY, scope: 'own-meeting' },
    success: 200,
    answer: 'file',
  },
  'decisions.add': {
    method: 'POST',
    path: '/api/meetings/{meetingId}/decisions',
    summary: 'Add a decision by hand to a meeting that is not closed',
    access: { roles: WRITERS, scope: 'own-meeting' },
    success: 201,
  },
  'decisions.read': {
    method: 'GET',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}',
    summary: 'One decision with evidence, history and alternatives',
    access: { roles: READERS, scope: 'own-meeting' },
    etag: 'answers',
    success: 200,
  },
  'decisions.change': {
    method: 'PATCH',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}',
    summary: 'Change title, owner, deadline or steps',
    access: { roles: WRITERS, scope: 'own-meeting' },
    etag: 'needs-match',
    success: 200,
  },
  'decisions.move': {
    method: 'POST',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}/move',
    summary: 'Move to another column of the board',
    access: { roles: WRITERS, scope: 'own-meeting' },
    etag: 'needs-match',
    success: 200,
  },
  'comments.list': {
    method: 'GET',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}/comments',
    summary: 'Comments, oldest first',
    access: { roles: READERS, scope: 'own-meeting' },
    success: 200,
  },
  'comments.add': {
    method: 'POST',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}/comments',
    summary: 'Write a comment',
    access: { roles: WRITERS, scope: 'own-meeting' },
    success: 201,
  },
  'comments.remove': {
    method: 'DELETE',
    path: '/api/meetings/{meetingId}/decisions/{decisionId}/comments/{commentId}',
    summary: 'Remove a comment of one’s own',
    access: { roles: WRITERS, scope: 'own-meeting' },
    success: 204,
    answer: 'none',
  },
  'board.read': {
    method: 'GET',
    path: '/api/board',
    summary: 'The first page of all four columns',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'board.column': {
    method: 'GET',
    path: '/api/board/{column}',
    summary: 'One column, page by page',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'people.list': {
    method: 'GET',
    path: '/api/people',
    summary: 'The people one has met, with facts from those meetings',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'people.read': {
    method: 'GET',
    path: '/api/people/{personId}',
    summary: 'One of them, with meetings and open promises',
    access: { roles: READERS, scope: 'own-meetings' },
    success: 200,
  },
  'profile.read': {
    method: 'GET',
    path: '/api/profile',
    summary: 'What one says about oneself',
    access: { roles: EVERYBODY, scope: 'self' },
    etag: 'answers',
    success: 200,
  },
  'profile.change': {
    method: 'PUT',
    path: '/api/profile',
    summary: 'Correct one’s profile, or hide it from others',
    access: { roles: EVERYBODY, scope: 'self' },
    etag: 'needs-match',
    success: 200,
  },
  'profile.remove': {
    method: 'DELETE',
    path: '/api/profile',
    summary: 'Delete what one has said about oneself',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 204,
    answer: 'none',
  },
  'observability.read': {
    method: 'GET',
    path: '/api/observability',
    summary: 'How well the system works',
    access: { roles: OPERATORS, scope: 'tenant' },
    success: 200,
  },
  'audit.list': {
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit log, latest first; that it was read is an event of it',
    access: { roles: OPERATORS, scope: 'tenant' },
    success: 200,
  },
  'audit.verify': {
    method: 'POST',
    path: '/api/audit/verify',
    summary: 'Recompute the audit log, and hold it against its signed heads',
    access: { roles: OPERATORS, scope: 'tenant' },
    success: 200,
  },
  'audit.prove': {
    method: 'GET',
    path: '/api/audit/{eventId}/proof',
    summary: 'A proof that an event is in the audit log, to be checked without us',
    access: { roles: OPERATORS, scope: 'tenant' },
    success: 200,
  },
  'settings.read': {
    method: 'GET',
    path: '/api/settings',
    summary: 'What the tenant has decided for all its meetings',
    access: { roles: OPERATORS, scope: 'tenant' },
    etag: 'answers',
    success: 200,
  },
  'settings.change': {
    method: 'PUT',
    path: '/api/settings',
    summary: 'Decide it anew',
    access: { roles: ADMINS, scope: 'tenant' },
    etag: 'needs-match',
    success: 200,
  },
  'consents.list': {
    method: 'GET',
    path: '/api/compliance/consents',
    summary: 'Who stands where in which meeting: ids, names and dates, no content',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'receipts.read': {
    method: 'GET',
    path: '/api/compliance/receipts/{meetingId}/{personId}',
    summary: 'The receipt of one person in one meeting, signed, or to read',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
    answer: 'file',
  },
  'privacy.requests': {
    method: 'GET',
    path: '/api/privacy/requests',
    summary: 'What one has asked for about one’s own data, and what became of it',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
  },
  'privacy.ask': {
    method: 'POST',
    path: '/api/privacy/requests',
    summary: 'Ask for access, a copy, correction or restriction, or object, which takes effect at once',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 201,
  },
  'privacy.export': {
    method: 'GET',
    path: '/api/privacy/export',
    summary: 'Everything that is held of oneself, as a zip with JSON and PDF; made on demand and kept nowhere',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
    answer: 'file',
  },
  'requests.list': {
    method: 'GET',
    path: '/api/compliance/requests',
    summary: 'What people ask for about their data, by the last day for an answer, and how many are overdue',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'requests.record': {
    method: 'POST',
    path: '/api/compliance/requests',
    summary: 'Write down a request that came another way',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 201,
  },
  'requests.take': {
    method: 'POST',
    path: '/api/compliance/requests/{requestId}/take',
    summary: 'See to a request oneself',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    etag: 'needs-match',
    success: 200,
  },
  'requests.extend': {
    method: 'POST',
    path: '/api/compliance/requests/{requestId}/extend',
    summary: 'Two months more, once, with the reason that the person is told',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    etag: 'needs-match',
    success: 200,
  },
  'requests.answer': {
    method: 'POST',
    path: '/api/compliance/requests/{requestId}/answer',
    summary: 'Say what was done; a refusal, also of a part, says why',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    etag: 'needs-match',
    success: 200,
  },
  'sample.create': {
    method: 'POST',
    path: '/api/sample',
    summary: 'Make a sample meeting for oneself; the same one when it is there already',
    access: { roles: WRITERS, scope: 'self' },
    success: 201,
  },
  'sample.remove': {
    method: 'DELETE',
    path: '/api/sample',
    summary: 'Remove one’s sample meeting',
    access: { roles: WRITERS, scope: 'self' },
    success: 204,
    answer: 'none',
  },
  'erasures.list': {
    method: 'GET',
    path: '/api/compliance/erasures',
    summary: 'Requests to remove something: one’s own, for Compliance and Admin all',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
  },
  'erasures.ask': {
    method: 'POST',
    path: '/api/compliance/erasures',
    summary: 'Ask that oneself, a meeting that one organised or, with the role Compliance, anything is removed',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 201,
  },
  'erasures.read': {
    method: 'GET',
    path: '/api/compliance/erasures/{requestId}',
    summary: 'How far a request has come',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
  },
  'erasures.confirm': {
    method: 'POST',
    path: '/api/compliance/erasures/{requestId}/confirm',
    summary: 'Confirm a request with the words that it asks for',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
  },
  'erasures.certificate': {
    method: 'GET',
    path: '/api/compliance/erasures/{requestId}/certificate',
    summary: 'The signed proof of what was removed, as JSON or PDF',
    access: { roles: EVERYBODY, scope: 'self' },
    success: 200,
    answer: 'file',
  },
  'retention.read': {
    method: 'GET',
    path: '/api/compliance/retention',
    summary: 'What is kept how long, the next sweep and what the last ones removed',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'holds.list': {
    method: 'GET',
    path: '/api/compliance/holds',
    summary: 'Legal holds',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'holds.place': {
    method: 'POST',
    path: '/api/compliance/holds',
    summary: 'Keep everything of a tenant, a meeting or a person until the hold is released',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 201,
  },
  'holds.change': {
    method: 'PUT',
    path: '/api/compliance/holds/{holdId}',
    summary: 'Change who answers for a hold, why it stands and when it is reviewed',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'holds.release': {
    method: 'POST',
    path: '/api/compliance/holds/{holdId}/release',
    summary: 'Release a hold; what is over goes with the next sweep',
    access: { roles: COMPLIANCE, scope: 'tenant' },
    success: 200,
  },
  'events.stream': {
    method: 'GET',
    path: '/api/events',
    summary: 'What changes, live',
    access: { roles: EVERYBODY, scope: 'own-meetings' },
    success: 200,
    answer: 'text/event-stream',
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
