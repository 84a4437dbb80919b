export { art30Record, type RecordOptions } from './art30-record.ts';
export { dataFlow } from './data-flow.ts';
export { DOCUMENT_KINDS } from './document-kinds.ts';
export { dpiaTemplate } from './dpia-template.ts';
export { MEASURES } from './measures.ts';
export { OUTSIDE_SERVICES } from './outside-services.ts';
export { recordsJson } from './records-json.ts';
export { RECORD_LANGUAGES } from './words.ts';
