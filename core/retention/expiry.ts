import { z } from 'zod';
import type { Clock } from '../shared/clock.port.ts';
import { stableId } from '../shared/stable-id.ts';
import { type DocumentStore, queryPages, type StoredDocument } from '../storage/index.ts';
import { ruleOfExpiring } from './due-of.ts';
import { RemovedRow } from './retention-receipt.ts';
import { createSweepTally, type SweepTally } from './sweep-tally.ts';

/** Removes what has expired. @returns what it removed; fewer than the limit: none is left */
export type SweepExpired = (options: { tenantId: string; limit: number }) => Promise<StoredDocument[]>;

interface ExpiryDeps {
  store: Pick<DocumentStore, 'create' | 'query' | 'remove'>;
  sweepExpired: SweepExpired;
  clock: Clock;
  newId: () => string;
  /** Lets others have their turn. */
  pause: () => Promise<void>;
}

/** What expired between two receipts, and was removed: counts, until the next receipt takes them over. */
const ExpiryTally = z.object({ version: z.literal(1), at: z.iso.datetime(), removed: z.array(RemovedRow) });

const SCOPE = 'retention';
const KIND = 'expiry-tally';
const BATCH = 100;

/** Removes what has expired and counts it. What a failure leaves is for the next time; what is gone is counted. */
export async function countExpired({ sweepExpired, pause }: ExpiryDeps, tenantId: string, tally: SweepTally) {
  for (let last = BATCH; last === BATCH; await pause()) {
    const removed = await sweepExpired({ tenantId, limit: BATCH });
    for (const document of removed) tally.remove(ruleOfExpiring(document), document.kind);
    last = removed.length;
  }
}

/** Removes what has expired and notes it for the next receipt. @returns how many */
export async function expire(deps: ExpiryDeps, tenantId: string): Promise<number> {
  const tally = createSweepTally();
  try {
    await countExpired(deps, tenantId, tally);
  } finally {
    const removed = tally.removed();
    if (removed.length > 0) {
      await deps.store.create({
        tenantId,
        scope: SCOPE,
        id: stableId('x', tenantId, deps.newId()),
        kind: KIND,
        body: { version: 1, at: deps.clock.now().toISOString(), removed } satisfies z.infer<typeof ExpiryTally>,
      });
    }
  }
  return tally.removed().reduce((sum, { count }) => sum + count, 0);
}

/**
 * Takes over what was noted since the last receipt. Who removes a note counts it, so that nothing is on two receipts;
 * a crash before the receipt is written makes it say less, never more.
 */
export async function takeExpired({ store }: ExpiryDeps, tenantId: string): Promise<RemovedRow[]> {
  const notes: StoredDocument[] = [];
  for await (const page of queryPages(store, { tenantId, scope: SCOPE, kind: KIND, limit: BATCH })) notes.push(...page);
  const tally = createSweepTally();
  for (const note of notes) {
    const { removed } = ExpiryTally.parse(note.body);
    const claimed = await store.remove(note, note.etag);
    if (claimed.ok) for (const { rule, kind, count } of removed) tally.remove(rule, kind, count);
  }
  return tally.removed();
}
