export { collectExport } from './collect-export.ts';
export { exportDocument } from './export-document.ts';
export { type ExportPersonDeps, exportPerson } from './export-person.ts';
export { type ObjectDeps, objectToProcessing } from './object-to-processing.ts';
export type { PersonExport } from './person-export.ts';
export { isOverdue, RequestOutcome, RequestType, SubjectRequest, stateOf } from './subject-request.ts';
export {
  createSubjectRequests,
  type RequestChange,
  type StoredRequest,
  type SubjectRequests,
} from './subject-requests.ts';
