import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '../../../core/decisions/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import type { AuditEntry, NewDocument } from '../../../core/storage/index.ts';
import type { TestClock } from '../../helpers/test-clock.ts';

export interface Watcher {
  onWritten(document: NewDocument): void;
  /** What was not as it must always be. */
  violations: string[];
  /** All audit events that any document ever owed, by id. */
  audited: ReadonlyMap<string, AuditEntry['event']>;
  meetings(): Meeting[];
}

/** Sees every write of a meeting and holds it against what must always be true, by rules of its own. */
export function createWatcher({ clock, timeZone }: { clock: TestClock; timeZone: string }): Watcher {
  const known = new Map<string, Meeting>();
  const audited = new Map<string, AuditEntry['event']>();
  const violations: string[] = [];

  function check(holds: boolean, what: string): void {
    if (!holds) violations.push(`${clock.iso()} ${what}`);
  }

  function checkChange(before: Meeting, after: Meeting, freshAudits: number): void {
    check(isDeepStrictEqual(before.flags, after.flags), 'a meeting changed its flags');
    check(before.status !== 'closed' || after.status === 'closed', 'a closed meeting opened');
    check(after.revision >= before.revision, 'a meeting went back to an older revision');
    for (const decision of before.decisions) {
      const next = after.decisions.find(({ id }) => id === decision.id);
      check(next !== undefined, 'a decision vanished');
      check((next?.revision ?? 0) >= decision.revision, 'a decision went back to an older revision');
    }
    if (!isDeepStrictEqual(stateOf(before), stateOf(after)))
      check(freshAudits > 0, `no audit event of ${difference(before, after)}`);
  }

  function checkClosing(meeting: Meeting): void {
    if (!meeting.flags.decisionCloseCard) return;
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(clock.now());
    for (const decision of meeting.decisions) {
      check(isInOrder(decision, meeting, today), `closed with ${JSON.stringify(decision)}`);
    }
  }

  return {
    violations,
    audited,
    meetings: () => [...known.values()],
    onWritten({ kind, body, outbox = [] }) {
      if (kind !== 'meeting') return;
      const audits = outbox.filter((entry) => entry.type === 'audit').filter(({ id }) => !audited.has(id));
      for (const { id, event } of audits) audited.set(id, event);
      const after = structuredClone(body) as Meeting;
      const before = known.get(after.id);
      known.set(after.id, after);
      const ids = after.decisions.map(({ id }) => id);
      check(new Set(ids).size === ids.length, 'two decisions have one id');
      if (before) checkChange(before, after, audits.length);
      else check(audits.length > 0, 'no audit event of a new meeting');
      if (after.status === 'closed' && before?.status !== 'closed') checkClosing(after);
      const isOpen = after.decisions.some(({ status }) => status === 'caught');
      check(after.status !== 'closed' || !isOpen, 'a closed meeting has a decision that waits for a yes');
    },
  };
}

function isInOrder({ status, parkedReason, owner, deadline }: Decision, { people }: Meeting, today: string): boolean {
  if (status === 'dismissed') return true;
  if (status === 'parked') return /\S/.test(parkedReason ?? '');
  const isOwned = owner.type === 'person' && people.some(({ id }) => id === owner.personId);
  return isOwned && deadline !== null && isRealDay(deadline) && deadline >= today;
}

function isRealDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

/**
 * What people may rely on; all else is how the work goes. Claims of a task, the address of the chat and names as the
 * directory has them now change without an event. The order of a document's fields is no part of what it says.
 */
function stateOf({ reference, handled, people, revision, decisions, ...state }: Meeting): unknown {
  const settled = decisions.map(({ task, revision: _revision, ...decision }) => ({
    ...decision,
    taskId: task.state === 'created' ? task.taskId : null,
  }));
  return { ...state, people: people.map(({ id }) => id).sort(), decisions: settled };
}

function difference(before: Meeting, after: Meeting): string {
  return Object.keys(after)
    .filter((key) => !isDeepStrictEqual(before[key as keyof Meeting], after[key as keyof Meeting]))
    .join(', ');
}
