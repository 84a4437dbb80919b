import type { ReadableDocument } from './readable-document.ts';

/** Makes files of a document. Throws `DOCUMENT.FAILED` (tell the person) for what cannot be set. */
export interface DocumentRenderer {
  /** Tagged, with its fonts inside. */
  pdf(document: ReadableDocument): Promise<Uint8Array>;
  docx(document: ReadableDocument): Promise<Uint8Array>;
}
