import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { stableId } from '../shared/stable-id.ts';
import { type AuditEntry, type DocumentKey, type DocumentStore, eventEntry } from '../storage/index.ts';
import { personKeyOf } from './person-keys.ts';

export interface AuditRead {
  /** A list is told of once in ten minutes and person, however many pages it has; a proof each time. */
  what: 'list' | 'proof';
  actor: string;
  at: Date;
  correlationId: string;
  /** Of the event that was proved. */
  eventSequence?: number;
}

/** That somebody looked at the audit log is an event of it. */
export interface AuditReads {
  record(tenantId: string, read: AuditRead): Promise<void>;
}

export interface AuditReadsDeps {
  store: Pick<DocumentStore, 'read' | 'create' | 'replace'>;
  onPending: (key: DocumentKey) => void;
  /** @returns 32 random bytes; left out: from the machine's own source */
  newKey?: () => Uint8Array;
}

const SCOPE = 'audit-reads';
const KIND = 'audit-read';
const Body = z.object({ at: z.iso.datetime() });
const ONCE_IN_MS = 10 * 60_000;
/** Longer than any outage that the outbox waits through. */
const KEPT_FOR_MS = 7 * 86_400_000;

export function createAuditReads(deps: AuditReadsDeps): AuditReads {
  const { store, onPending, newKey = () => randomBytes(32) } = deps;
  return {
    async record(tenantId, read) {
      const { what, actor, at, correlationId } = read;
      const { alias } = await personKeyOf({ store, newKey }, tenantId, actor);
      const key = { tenantId, scope: SCOPE, id: what === 'list' ? `list-${alias}` : `proof-${correlationId}` };
      const before = await store.read(key);
      const last = Body.safeParse(before?.body);
      if (last.success && at.getTime() - Date.parse(last.data.at) < ONCE_IN_MS) return;
      const body: z.infer<typeof Body> = { at: at.toISOString() };
      const document = {
        ...key,
        kind: KIND,
        body,
        outbox: [...(before?.outbox ?? []), entryOf(read)],
        expiresAt: new Date(at.getTime() + KEPT_FOR_MS).toISOString(),
      };
      const written = before ? await store.replace(document, before.etag) : await store.create(document);
      // Who was quicker told of it; or handed over what was there, and the next page tells.
      if (written.ok) onPending(key);
    },
  };
}

function entryOf({ what, eventSequence, ...cause }: AuditRead): AuditEntry {
  return eventEntry({
    id: stableId('a', 'audit.read', what, cause.correlationId),
    type: 'audit.read',
    scope: 'audit',
    cause,
    data: { what, ...(eventSequence === undefined ? {} : { eventSequence }) },
  });
}
