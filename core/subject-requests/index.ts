export { collectExport } from './collect-export.ts';
export { exportDocument } from './export-document.ts';
export { exportPerson } from './export-person.ts';
export { objectToProcessing } from './object-to-processing.ts';
export type { PersonExport } from './person-export.ts';
export { isOverdue, stateOf } from './subject-request.ts';
export {
  createSubjectRequests,
  type RequestChange,
  type StoredRequest,
  type SubjectRequests,
} from './subject-requests.ts';
export { type WatchSubjectRequestsDeps, watchSubjectRequests } from './watch-subject-requests.ts';
