import type { DocumentQuery, DocumentStore, StoredDocument } from '../storage/index.ts';

/** All documents that a query finds, page by page. */
export async function* queryPages(
  store: Pick<DocumentStore, 'query'>,
  query: Omit<DocumentQuery, 'continuation'>,
): AsyncGenerator<StoredDocument[]> {
  let continuation: string | undefined;
  do {
    const page = await store.query({ ...query, ...(continuation === undefined ? {} : { continuation }) });
    yield page.documents;
    continuation = page.continuation;
  } while (continuation !== undefined);
}
