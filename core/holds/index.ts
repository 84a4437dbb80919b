export { applyHolds, applyToOne } from './apply-holds.ts';
export { expiryOf, isLifted } from './held-expiry.ts';
export { Hold, HoldSubject, isReviewOverdue } from './hold.ts';
export { createHoldingStore } from './holding-store.ts';
export { createHolds, type Holds, type HoldTerms } from './holds.ts';
export { holdsOn } from './holds-on.ts';
export { subjectsOf } from './subjects-of.ts';
