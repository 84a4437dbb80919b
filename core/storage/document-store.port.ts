import type { OutboxEntry } from './outbox-entry.ts';

/** Where a document lives: the tenant owns it, the scope (a conversation, `audit`, `settings`) keeps together what is read together. */
export interface DocumentKey {
  tenantId: string;
  scope: string;
  id: string;
}

/** Values that queries may filter and sort on; all else in the body is opaque to the store. */
export type IndexFields = Readonly<Record<string, string | number | boolean>>;

export interface NewDocument extends DocumentKey {
  /** The type of the body, such as `meeting`. */
  kind: string;
  /** Plain JSON. */
  body: unknown;
  fields?: IndexFields;
  /** What must follow from this write; handed over by the dispatcher, then removed. */
  outbox?: readonly OutboxEntry[];
  /** After this instant (ISO 8601) the document is no longer returned and may be removed. */
  expiresAt?: string;
}

export interface StoredDocument extends NewDocument {
  /** Changes with every write of the document; the precondition of the next one. */
  etag: string;
  fields: IndexFields;
  outbox: readonly OutboxEntry[];
}

/** `conflict`: someone else wrote since the etag was read (412). `exists`: the id is taken (409). `missing`: nothing there (404). */
export type WriteResult = { ok: true; etag: string } | { ok: false; reason: 'conflict' | 'exists' | 'missing' };

export interface DocumentQuery {
  tenantId: string;
  /** Left out: all scopes of the tenant. */
  scope?: string;
  kind: string;
  /** Equality on index fields, all of them. */
  where?: IndexFields;
  /** Sort on one index field; documents without it come last. Ties by id. */
  orderBy?: { field: string; direction: 'asc' | 'desc' };
  /** 1..1000 */
  limit: number;
  continuation?: string;
}

/** Everything of a tenant, or of one of its scopes, whatever its kind; in an order of the store's own that stays. */
export interface DocumentScan {
  tenantId: string;
  scope?: string;
  /** 1..1000 */
  limit: number;
  continuation?: string;
  /** Also what has expired and was not removed yet. */
  withExpired?: boolean;
}

export interface DocumentPage {
  documents: StoredDocument[];
  continuation?: string;
}

/**
 * Documents of one tenant with optimistic concurrency. One document is the unit of atomicity: its state and its
 * outbox are one write. Every call names the tenant; no call can reach another tenant's documents.
 * Expected outcomes are returned; only a store that cannot answer throws (`STORE.UNAVAILABLE`, fate retry).
 */
export interface DocumentStore {
  read(key: DocumentKey): Promise<StoredDocument | null>;
  /** Writes a document whose id is free in its scope, else `exists`. */
  create(document: NewDocument): Promise<WriteResult>;
  /** Writes the whole document over the version with this etag, else `conflict` or `missing`. */
  replace(document: NewDocument, etag: string): Promise<WriteResult>;
  /** Creates several independent documents of one scope; those whose id is taken are left as they are. Not atomic. */
  createMissing(documents: readonly NewDocument[]): Promise<void>;
  remove(key: DocumentKey, etag?: string): Promise<WriteResult>;
  query(query: DocumentQuery): Promise<DocumentPage>;
  /** All kinds, page by page; what is written meanwhile is in it or not, what stays is in it once. */
  scan(scan: DocumentScan): Promise<DocumentPage>;
  /** Documents of the tenant that have an outbox entry due at or before the instant, oldest first. */
  pendingOutbox(query: { tenantId: string; dueBefore: string; limit: number }): Promise<StoredDocument[]>;
  /** The tenants that have documents. */
  tenants(): Promise<string[]>;
}
