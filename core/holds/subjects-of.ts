import type { DocumentKey, IndexFields } from '../storage/index.ts';

/** Whom and what a document is about. */
export interface DocumentSubjects {
  meetingId: string | null;
  personIds: readonly string[];
}

type Seen = DocumentKey & { kind: string; body: unknown; fields?: IndexFields };

const NOBODY: readonly string[] = [];

/**
 * Whom and what a document is about, by the names that bodies and index fields use for ids. What a new kind keeps under
 * one of these names is found without being listed here.
 */
export function subjectsOf({ kind, id, body, fields = {} }: Seen): DocumentSubjects {
  const part = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (kind === 'meeting') return { meetingId: id, personIds: peopleOf(part) };
  if (kind === 'coming-meeting') return { meetingId: text(fields['meetingId']), personIds: peopleOf(part) };
  if (kind === 'profile') return { meetingId: null, personIds: [id] };
  const meetingId = text(fields['meetingId']) ?? text(part['meetingId']);
  const ids = PERSON_FIELDS.flatMap((name) => text(fields[name]) ?? text(part[name]) ?? NOBODY);
  return { meetingId, personIds: [...new Set(ids)] };
}

const PERSON_FIELDS = ['personId', 'speakerId', 'authorId', 'principalId'] as const;

/** Also who only answered or spoke and left. */
function peopleOf({ people, consents, decisions }: Record<string, unknown>): string[] {
  const ids = new Set<string>();
  for (const person of list(people)) add(ids, person['id']);
  for (const consent of list(consents)) add(ids, consent['personId']);
  for (const decision of list(decisions)) for (const { speakerId } of list(decision['evidence'])) add(ids, speakerId);
  return [...ids];
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
}

function add(ids: Set<string>, value: unknown): void {
  if (typeof value === 'string') ids.add(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
