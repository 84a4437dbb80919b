import { z } from 'zod';
import { type DocumentStore, queryPages } from '../storage/index.ts';
import { AuditEvent } from './audit-event.ts';
import { AUDIT_SCOPE } from './log-documents.ts';

const OLD_HEAD_ID = 'head';
const OLD_EVENT_KIND = 'audit-event';
const OldEvent = z.object({ sequence: z.number(), event: AuditEvent });
const OldHead = z.object({ block: z.array(OldEvent) });

/**
 * Data of a version that kept a hash chain: its events become the first of the log, with aliases for persons like all
 * others, and the chain goes, for it names them. The head goes last, so a crash in between begins anew; events that were
 * taken over already are left out.
 */
export async function takeOverChain(
  store: DocumentStore,
  tenantId: string,
  append: (events: readonly AuditEvent[]) => Promise<void>,
): Promise<void> {
  const head = await store.read({ tenantId, scope: AUDIT_SCOPE, id: OLD_HEAD_ID });
  if (!head) return;
  const events = new Map<number, AuditEvent>();
  const ids: string[] = [];
  const query = { tenantId, scope: AUDIT_SCOPE, kind: OLD_EVENT_KIND, limit: 500 };
  for await (const page of queryPages(store, query)) {
    for (const { id, body } of page) {
      const { sequence, event } = OldEvent.parse(body);
      events.set(sequence, event);
      ids.push(id);
    }
  }
  for (const { sequence, event } of OldHead.parse(head.body).block) events.set(sequence, event);
  await append([...events].sort(([a], [b]) => a - b).map(([, event]) => event));
  for (const id of ids) await store.remove({ tenantId, scope: AUDIT_SCOPE, id });
  await store.remove({ tenantId, scope: AUDIT_SCOPE, id: OLD_HEAD_ID });
}
