export { createFileErasureList } from './file-erasure-list.ts';
export { createStoredErasureList, ERASURE_LIST_TENANT } from './stored-erasure-list.ts';
