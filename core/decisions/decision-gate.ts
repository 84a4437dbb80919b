import type { PlainDate } from '../shared/plain-date.ts';
import type { Decision } from './decision.ts';

/** What a decision lacks before its meeting may close. */
export type GateProblem =
  | 'owner-missing'
  | 'owner-ambiguous'
  | 'owner-unknown'
  | 'deadline-missing'
  | 'deadline-past'
  | 'reason-missing';

export interface GateContext {
  /** Person ids of the people of the meeting; only one of them can own a decision. */
  personIds: ReadonlySet<string>;
  /** Today in the tenant's time zone; a deadline today is not past. */
  today: PlainDate;
}

/** @returns what keeps the meeting open because of this decision; empty when nothing does. */
export function gateProblems(decision: Decision, { personIds, today }: GateContext): GateProblem[] {
  if (decision.status === 'dismissed') return [];
  if (decision.status === 'parked') return decision.parkedReason?.trim() ? [] : ['reason-missing'];
  return [...ownerProblems(decision, personIds), ...deadlineProblems(decision.deadline, today)];
}

function ownerProblems({ owner }: Decision, personIds: ReadonlySet<string>): GateProblem[] {
  switch (owner.type) {
    case 'none':
      return ['owner-missing'];
    case 'ambiguous':
      return ['owner-ambiguous'];
    case 'unknown':
      return ['owner-unknown'];
    case 'person':
      return personIds.has(owner.personId) ? [] : ['owner-unknown'];
  }
}

function deadlineProblems(deadline: PlainDate | null, today: PlainDate): GateProblem[] {
  if (deadline === null) return ['deadline-missing'];
  return deadline < today ? ['deadline-past'] : [];
}
