import type { Decision, DecisionOwner } from './decision.ts';

/** Gives a decision an owner. What the one before answered says nothing about a new one. */
export function withOwner(decision: Decision, owner: DecisionOwner): Decision {
  const same =
    decision.owner.type === 'person' && owner.type === 'person' && decision.owner.personId === owner.personId;
  return { ...decision, owner, ownerResponse: same ? decision.ownerResponse : 'pending' };
}
