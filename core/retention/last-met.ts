import { subjectsOf } from '../holds/index.ts';
import type { PeriodsSince } from '../settings/index.ts';
import type { DocumentStore, StoredDocument } from '../storage/index.ts';

export interface LastMet {
  note(meeting: StoredDocument): void;
  of(personId: string): Date | null;
}

const MONTH_MS = 31 * 86_400_000;

/** When each person was last in a meeting. Reads no meeting where nobody has a profile, or that is too old to count. */
export async function createLastMet(options: {
  store: Pick<DocumentStore, 'query'>;
  tenantId: string;
  periods: readonly PeriodsSince[];
  now: Date;
}): Promise<LastMet> {
  const { store, tenantId, periods, now } = options;
  const someProfile = await store.query({ tenantId, kind: 'profile', limit: 1 });
  const longest = Math.max(...periods.map(({ keeping }) => keeping.profileMonths));
  const since = new Date(now.getTime() - longest * MONTH_MS).toISOString();
  const met = new Map<string, string>();
  return {
    note(meeting) {
      const startedAt = String(meeting.fields['startedAt'] ?? '');
      if (someProfile.documents.length === 0 || startedAt < since) return;
      for (const personId of subjectsOf(meeting).personIds) {
        if (startedAt > (met.get(personId) ?? '')) met.set(personId, startedAt);
      }
    },
    of(personId) {
      const startedAt = met.get(personId);
      return startedAt === undefined ? null : new Date(startedAt);
    },
  };
}
