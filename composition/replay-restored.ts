import { randomBytes } from 'node:crypto';
import type { ProductionConfig } from '../adapters/config/index.ts';
import { createStoredErasureList, ERASURE_LIST_TENANT } from '../adapters/erasure-list/index.ts';
import { createMetrics } from '../adapters/telemetry/create-metrics.ts';
import { createAuditLog } from '../core/audit/index.ts';
import { type Fit, fitRestored, type KnownHeads, proveAudit } from '../core/backup/index.ts';
import { replayErasures } from '../core/erasure/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import { type DocumentStore, scanPages } from '../core/storage/index.ts';
import { createIdentity } from './identity.ts';
import { openAnchor } from './open-anchor.ts';
import { openCosmosStore } from './open-cosmos-store.ts';

const PAGE = 500;

export interface ReplayOptions {
  /** The account that was restored, which no app reads yet. */
  restored: DocumentStore;
  /** The account that it takes the place of; its list of erasures is the latest. */
  old: DocumentStore;
  /** The state that was restored (ISO 8601). */
  takenAt: string;
  heads: KnownHeads;
  clock: Clock;
}

/** Makes a restored account fit to be opened, as a restore on one machine does with its file. */
export async function replayRestored({ restored, old, takenAt, heads, clock }: ReplayOptions): Promise<Fit> {
  const audit = createAuditLog({ store: restored });
  const fit = await fitRestored({
    store: { ...restored, checkpoint: async () => undefined },
    old,
    backup: { id: `azure-${takenAt}`, takenAt },
    marks: [],
    heads,
    proveAudit,
    replayErasures: () =>
      replayErasures(createStoredErasureList({ store: old }), {
        store: restored,
        newSalt: () => randomBytes(32).toString('base64url'),
        now: () => clock.now(),
        forgetPerson: (tenantId, personId) => audit.forgetPerson(tenantId, personId),
      }),
    at: clock.now(),
  });
  await takeOverList(old, restored);
  return fit;
}

/** The next restore needs it, with the key that its entries were made with. */
async function takeOverList(old: DocumentStore, restored: DocumentStore): Promise<void> {
  for await (const documents of scanPages(old, { tenantId: ERASURE_LIST_TENANT, limit: PAGE })) {
    await restored.createMissing(documents);
  }
}

/** The same on Azure. @param oldEndpoint of the account that the restored one takes the place of */
export async function replayOnAzure(
  config: ProductionConfig,
  { oldEndpoint, takenAt, clock }: { oldEndpoint: string; takenAt: string; clock: Clock },
): Promise<Fit> {
  const { azure: credential } = createIdentity(config.identity);
  const metrics = createMetrics({ collectDefault: false });
  const open = (endpoint: string) =>
    openCosmosStore({ config: { ...config.cosmos, endpoint }, credential, clock, metrics });
  const [restored, old] = [open(config.cosmos.endpoint), open(oldEndpoint)];
  try {
    return await replayRestored({ restored, old, takenAt, heads: openAnchor(config, credential), clock });
  } finally {
    restored.close();
    old.close();
  }
}
