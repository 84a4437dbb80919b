export { ConsentEvent, ConsentSignal, isWholeChain, nextEvent } from './consent-event.ts';
export { allows, ConsentLevel, lowerLevel } from './consent-level.ts';
export { basisFor, canObject, LegalBasis, LegalBasisRules } from './legal-basis.ts';
export { type ConsentNotice, consentNotice, NOTICE_VERSION, shownNotice } from './notice.ts';
export { RetentionPeriods, shorterPeriods } from './retention-periods.ts';
export { answersOn, chosenLevel, hasAnswered, lastAnswer } from './standing.ts';
