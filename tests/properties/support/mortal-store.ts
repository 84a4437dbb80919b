import type { DocumentStore, NewDocument, WriteResult } from '../../../core/storage/index.ts';
import type { Mortality } from './mortality.ts';

/** Told of every document that was written. */
export type OnWritten = (document: NewDocument) => void;

/** The store as a process that may die at any moment uses it. */
export function createMortalStore(store: DocumentStore, mortality: Mortality, onWritten: OnWritten): DocumentStore {
  async function watched(document: NewDocument, write: () => Promise<WriteResult>): Promise<WriteResult> {
    return mortality.step(async () => {
      const written = await write();
      if (written.ok) onWritten(document);
      return written;
    });
  }

  return {
    read: (key) => mortality.step(() => store.read(key)),
    query: (query) => mortality.step(() => store.query(query)),
    scan: (scan) => mortality.step(() => store.scan(scan)),
    pendingOutbox: (query) => mortality.step(() => store.pendingOutbox(query)),
    tenants: () => mortality.step(() => store.tenants()),
    create: (document) => watched(document, () => store.create(document)),
    replace: (document, etag) => watched(document, () => store.replace(document, etag)),
    remove: (key, etag) => mortality.step(() => store.remove(key, etag)),
    // Several documents are several writes, between which a process may die.
    async createMissing(documents) {
      for (const document of documents) await mortality.step(() => store.createMissing([document]));
    },
  };
}
