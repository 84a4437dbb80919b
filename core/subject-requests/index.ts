export { collectExport } from './collect-export.ts';
export { exportDocument } from './export-document.ts';
export { objectToProcessing } from './object-to-processing.ts';
export type { PersonExport } from './person-export.ts';
export { isOverdue, RequestOutcome, RequestType, SubjectRequest, stateOf } from './subject-request.ts';
export { createSubjectRequests, type StoredRequest, type SubjectRequests } from './subject-requests.ts';
