import { stableId } from '../shared/stable-id.ts';
import {
  type AuditEntry,
  type DocumentKey,
  type DocumentStore,
  eventEntry,
  type JobEntry,
  type NewDocument,
  type OutboxEntry,
  queryPages,
  scanPages,
} from '../storage/index.ts';
import { requestContended, requestUnreadable } from './erasure.errors.ts';
import { ErasureRequest } from './erasure-request.ts';

export const ERASURE_SCOPE = 'erasures';
export const ERASURE_KIND = 'erasure';

/** Requests for erasure as they are stored. */
export interface ErasureRequests {
  read(tenantId: string, requestId: string): Promise<ErasureRequest | null>;
  /** Latest first. */
  list(tenantId: string, limit: number): Promise<ErasureRequest[]>;
  /** Whether everything of the tenant is being removed. */
  isErasingTenant(tenantId: string): Promise<boolean>;
  /** In no order. */
  all(tenantId: string): Promise<ErasureRequest[]>;
  /** @returns false when it is there already */
  create(request: ErasureRequest, outbox: readonly OutboxEntry[]): Promise<boolean>;
  /**
   * Reads, decides and writes in one step, and decides anew after a conflict.
   * @param decide null: nothing changes
   * @returns the request as it is afterwards; null when there is none
   */
  change(
    tenantId: string,
    requestId: string,
    decide: (request: ErasureRequest) => { request: ErasureRequest; outbox?: readonly OutboxEntry[] } | null,
  ): Promise<ErasureRequest | null>;
}

export interface ErasureRequestsDeps {
  store: Pick<DocumentStore, 'read' | 'query' | 'scan' | 'create' | 'replace'>;
  now: () => Date;
  onPending: (key: DocumentKey) => void;
}

const MAX_TRIES = 30;
const PAGE = 100;
const KEPT_YEARS = 10;

export function createErasureRequests({ store, now, onPending }: ErasureRequestsDeps): ErasureRequests {
  const keyOf = (tenantId: string, id: string): DocumentKey => ({ tenantId, scope: ERASURE_SCOPE, id });

  function documentOf(request: ErasureRequest, outbox: readonly OutboxEntry[]): NewDocument {
    const until = new Date(request.finishedAt ?? now());
    until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
    return {
      ...keyOf(request.tenantId, request.id),
      kind: ERASURE_KIND,
      body: request,
      fields: { updatedAt: now().toISOString(), state: request.state },
      outbox,
      ...(request.finishedAt !== null && { expiresAt: until.toISOString() }),
    };
  }

  return {
    async read(tenantId, requestId) {
      const document = await store.read(keyOf(tenantId, requestId));
      return document?.kind === ERASURE_KIND ? parse(document.body) : null;
    },
    async list(tenantId, limit) {
      const page = await store.query({
        tenantId,
        scope: ERASURE_SCOPE,
        kind: ERASURE_KIND,
        orderBy: { field: 'updatedAt', direction: 'desc' },
        limit,
      });
      return page.documents.map(({ body }) => parse(body));
    },
    async isErasingTenant(tenantId) {
      const running = { tenantId, scope: ERASURE_SCOPE, kind: ERASURE_KIND, where: { state: 'running' }, limit: PAGE };
      for await (const documents of queryPages(store, running)) {
        if (documents.some(({ body }) => parse(body).type === 'tenant')) return true;
      }
      return false;
    },
    async all(tenantId) {
      const found: ErasureRequest[] = [];
      for await (const documents of scanPages(store, { tenantId, scope: ERASURE_SCOPE, limit: PAGE })) {
        found.push(...documents.map(({ body }) => parse(body)));
      }
      return found;
    },
    async create(request, outbox) {
      const document = documentOf(request, outbox);
      const written = await store.create(document);
      if (written.ok) onPending(document);
      return written.ok;
    },
    async change(tenantId, requestId, decide) {
      for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
        const before = await store.read(keyOf(tenantId, requestId));
        if (before?.kind !== ERASURE_KIND) return null;
        const request = parse(before.body);
        const next = decide(request);
        if (!next) return request;
        const document = documentOf(next.request, [...before.outbox, ...(next.outbox ?? [])]);
        const written = await store.replace(document, before.etag);
        if (!written.ok) continue;
        if (next.outbox && next.outbox.length > 0) onPending(document);
        return next.request;
      }
      throw requestContended();
    },
  };
}

function parse(body: unknown): ErasureRequest {
  const request = ErasureRequest.safeParse(body);
  if (!request.success) throw requestUnreadable(request.error);
  return request.data;
}

/** The job that goes on with a request; each slice has its own id, so that none is taken for a repeat. */
export function erasureJob(request: ErasureRequest, now: Date, correlationId: string): JobEntry {
  const { tenantId, id, slice } = request;
  return {
    type: 'job',
    id: `job:${slice}`,
    dueAt: now.toISOString(),
    queue: 'erasures',
    messageId: `${id}:${slice}`,
    correlationId,
    body: { type: 'requested', tenantId, requestId: id, correlationId },
  };
}

/** The audit event of a change. Names the request, never whom it is about. */
export function erasureEvent(
  request: ErasureRequest,
  type: string,
  cause: { actor: string; at: Date; correlationId: string },
  data: AuditEntry['event']['data'] = {},
): AuditEntry {
  return eventEntry({
    id: stableId('a', type, request.id, cause.correlationId),
    type,
    scope: ERASURE_SCOPE,
    cause,
    data: { requestId: request.id, subject: request.type, channel: request.channel, ...data },
  });
}
