export type { ConfirmResult } from './ask-erasure.ts';
export { certificateDocument } from './certificate-document.ts';
export type { ErasureDeps } from './erasure-deps.ts';
export { createErasureDesk, type ErasureDesk } from './erasure-desk.ts';
export { type ErasureList, ErasureListEntry } from './erasure-list.port.ts';
export { ERASURE_STEPS, ErasureRequest, ErasureSubject } from './erasure-request.ts';
export { createErasures, type Erasures } from './erasures.ts';
export { replayErasures } from './replay-erasures.ts';
