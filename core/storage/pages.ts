import type {
  DocumentPage,
  DocumentQuery,
  DocumentScan,
  DocumentStore,
  StoredDocument,
} from './document-store.port.ts';

/** All documents that a query finds, page by page. */
export function queryPages(
  store: Pick<DocumentStore, 'query'>,
  query: Omit<DocumentQuery, 'continuation'>,
): AsyncGenerator<StoredDocument[]> {
  return pages((place) => store.query({ ...query, ...place }));
}

/** Everything that a scan goes through, page by page. What is removed behind it does not make it miss any. */
export function scanPages(
  store: Pick<DocumentStore, 'scan'>,
  scan: Omit<DocumentScan, 'continuation'>,
): AsyncGenerator<StoredDocument[]> {
  return pages((place) => store.scan({ ...scan, ...place }));
}

async function* pages(
  read: (place: { continuation?: string }) => Promise<DocumentPage>,
): AsyncGenerator<StoredDocument[]> {
  let continuation: string | undefined;
  do {
    const page = await read(continuation === undefined ? {} : { continuation });
    yield page.documents;
    continuation = page.continuation;
  } while (continuation !== undefined);
}
