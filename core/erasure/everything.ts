import type { DocumentStore, StoredDocument } from '../storage/index.ts';

const PAGE = 100;

/** Every document of a tenant, also what has expired, with a pause after each page. */
export async function* everything(
  { store, pause }: { store: Pick<DocumentStore, 'scan'>; pause: () => Promise<void> },
  tenantId: string,
): AsyncGenerator<StoredDocument> {
  let continuation: string | undefined;
  do {
    const page = await store.scan({
      tenantId,
      limit: PAGE,
      withExpired: true,
      ...(continuation !== undefined && { continuation }),
    });
    yield* page.documents;
    continuation = page.continuation;
    await pause();
  } while (continuation !== undefined);
}
