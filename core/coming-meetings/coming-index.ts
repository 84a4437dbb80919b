import type { Clock } from '../shared/clock.port.ts';
import type { ComingMeeting } from './coming-meeting.ts';
import type { ComingMeetings } from './coming-meetings.ts';

/** The coming meetings of a tenant, as the tabs ask for them: often, and by many. */
export interface ComingIndex {
  /** Those whose chat the person is in, the next one first. */
  of(tenantId: string, personId: string): Promise<ComingMeeting[]>;
  /** Something of the tenant was written or removed: what was read is not as it is. */
  drop(tenantId: string): void;
}

/** How long a process may not know what another one wrote. */
const KNOWN_FOR_MS = 5_000;

export function createComingIndex({
  coming,
  clock,
}: {
  coming: Pick<ComingMeetings, 'all'>;
  clock: Clock;
}): ComingIndex {
  const known = new Map<string, { at: number; all: Promise<ComingMeeting[]> }>();

  function allOf(tenantId: string): Promise<ComingMeeting[]> {
    const now = clock.now().getTime();
    const last = known.get(tenantId);
    if (last && now - last.at < KNOWN_FOR_MS) return last.all;
    const all = coming.all(tenantId);
    known.set(tenantId, { at: now, all });
    // What could not be read is asked for again.
    all.catch(() => known.delete(tenantId));
    return all;
  }

  return {
    async of(tenantId, personId) {
      const all = await allOf(tenantId);
      return all
        .filter(({ people }) => people.some(({ id }) => id === personId))
        .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    },
    drop: (tenantId) => void known.delete(tenantId),
  };
}
