import type { Hold } from './hold.ts';
import type { DocumentSubjects } from './subjects-of.ts';

/** @returns the ids of the holds that keep what is about these */
export function holdsOn(holds: readonly Hold[], { meetingId, personIds }: DocumentSubjects): string[] {
  return holds.filter(({ subject, releasedAt }) => releasedAt === null && covers(subject)).map(({ id }) => id);

  function covers(subject: Hold['subject']): boolean {
    switch (subject.type) {
      case 'tenant':
        return true;
      case 'meeting':
        return subject.meetingId === meetingId;
      case 'person':
        return personIds.includes(subject.personId);
    }
  }
}
