import { type DocumentStore, type StoredDocument, scanPages } from '../storage/index.ts';

const PAGE = 100;

/** Every document of a tenant, also what has expired, with a pause after each page. */
export async function* everything(
  { store, pause }: { store: Pick<DocumentStore, 'scan'>; pause: () => Promise<void> },
  tenantId: string,
): AsyncGenerator<StoredDocument> {
  for await (const documents of scanPages(store, { tenantId, limit: PAGE, withExpired: true })) {
    yield* documents;
    await pause();
  }
}
