export type { AskErasureInput, ConfirmResult } from './ask-erasure.ts';
export { ErasureCertificate } from './certificate.ts';
export type { ErasureDeps, PhysicalErasure } from './erasure-deps.ts';
export { type ErasureList, ErasureListEntry } from './erasure-list.port.ts';
export { ErasureRequest, ErasureSubject } from './erasure-request.ts';
export { createErasures, type Erasures } from './erasures.ts';
export { replayErasures } from './replay-erasures.ts';
