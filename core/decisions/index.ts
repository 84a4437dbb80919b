export { catchDecision, MAX_TITLE_LENGTH, reviseDecision, withdrawDecision } from './catch-decision.ts';
export { Decision, Evidence, NudgeRecord, type PlannerPlace } from './decision.ts';
export { type GateProblem, gateProblems } from './decision-gate.ts';
export { newDecision } from './new-decision.ts';
export { type Progress, progressOf } from './progress-of.ts';
export { readDeadline } from './read-deadline.ts';
export { withOwner } from './with-owner.ts';
