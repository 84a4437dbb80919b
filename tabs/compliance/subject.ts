/** What a hold or an erasure is about. */
export type Subject =
  | { type: 'person'; personId: string }
  | { type: 'meeting'; meetingId: string }
  | { type: 'tenant' };

export const SUBJECT_TYPES = ['meeting', 'person', 'tenant'] as const;
export type SubjectType = Subject['type'];

/** @returns null where a person or a meeting is not chosen yet */
export function subjectOf(type: SubjectType, id: string): Subject | null {
  if (type === 'tenant') return { type };
  if (id.trim() === '') return null;
  return type === 'person' ? { type, personId: id.trim() } : { type, meetingId: id.trim() };
}

export function idOf(subject: Subject): string | null {
  if (subject.type === 'tenant') return null;
  return subject.type === 'person' ? subject.personId : subject.meetingId;
}
