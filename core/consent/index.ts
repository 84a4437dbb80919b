export { ConsentEvent, chosenLevel, hasAnswered } from './consent-event.ts';
export { allows, ConsentLevel, lowerLevel } from './consent-level.ts';
export { basisFor, canObject, LegalBasis, LegalBasisRules, OrganisationType } from './legal-basis.ts';
export { consentNotice, NOTICE_VERSION } from './notice.ts';
