import type { BoardIndex } from '../core/board/index.ts';
import type { ComingIndex } from '../core/coming-meetings/index.ts';
import type { LiveEvent } from '../core/contracts/api/event.api.ts';
import type { RecentUtterances } from '../core/meetings/index.ts';
import { codeOf } from '../core/shared/app-error.ts';
import type { Services } from './create-services.ts';

export interface ForgetErasedOptions {
  services: Services;
  board: BoardIndex;
  comingIndex: Pick<ComingIndex, 'drop'>;
  recent: RecentUtterances;
  publish: (tenantId: string, event: LiveEvent) => void;
  /** How often the store is asked what other processes have erased. */
  lookMs?: number;
}

/**
 * Keeps nothing in the memory of this process that was erased, and shows nothing in lists that the retention removed: at
 * once what this process did, within `lookMs` what another one did. @returns what ends it
 */
export function forgetErased(options: ForgetErasedOptions): () => void {
  const { services, board, comingIndex, recent, publish, lookMs = 30_000 } = options;
  const { compliance, deps } = services;
  const { store, meetings, logger } = deps;
  /** By tenant, when the last known request moved. */
  const seen = new Map<string, string>();
  /** By tenant, the last known receipt of the retention. */
  const swept = new Map<string, string>();

  function forget(tenantId: string): void {
    board.forget(tenantId);
    comingIndex.drop(tenantId);
    recent.forgetAll();
    meetings.forgetAll();
    publish(tenantId, { type: 'resync' });
  }

  async function look(tenantId: string): Promise<void> {
    const { documents } = await store.query({
      tenantId,
      scope: 'erasures',
      kind: 'erasure',
      orderBy: { field: 'updatedAt', direction: 'desc' },
      limit: 1,
    });
    const latest = String(documents[0]?.fields['updatedAt'] ?? '');
    const before = seen.get(tenantId);
    seen.set(tenantId, latest);
    if (before !== undefined && before !== latest) forget(tenantId);
  }

  async function lookForSweeps(tenantId: string): Promise<void> {
    const [latest] = await compliance.retention.receipts(tenantId, 1);
    const before = swept.get(tenantId);
    swept.set(tenantId, latest?.receipt.id ?? '');
    if (before === undefined || before === latest?.receipt.id) return;
    if (latest?.receipt.removed.some(({ kind }) => kind === 'meeting')) board.invalidate(tenantId);
  }

  async function lookAtAll(): Promise<void> {
    try {
      for (const tenantId of await store.tenants()) {
        await look(tenantId);
        await lookForSweeps(tenantId);
      }
    } catch (error) {
      logger.warn('what other processes erased is looked for again in a moment', { code: codeOf(error) });
    }
  }

  compliance.onErasureProgress(({ tenantId, requestId, erased }) => {
    if (erased) forget(tenantId);
    publish(tenantId, { type: 'erasure', requestId });
  });
  compliance.onMeetingsRemoved((tenantId) => board.invalidate(tenantId));
  const looking = setInterval(() => void lookAtAll(), lookMs);
  looking.unref();
  return () => clearInterval(looking);
}
