import type { Clock } from '../shared/clock.port.ts';
import type { DocumentStore, NewDocument } from '../storage/index.ts';
import { lifted } from './held-expiry.ts';
import type { Hold } from './hold.ts';
import { HOLD_SCOPE, type Holds } from './holds.ts';
import { holdsOn } from './holds-on.ts';
import { subjectsOf } from './subjects-of.ts';

/** How long a process may not know of a hold that another one placed. The pass before each sweep mends what came between. */
const KNOWN_FOR_MS = 5_000;

/** A store that gives no expiry to what is held. Everything but what expires goes straight through. */
export function createHoldingStore<Store extends DocumentStore>(
  store: Store,
  { holds, clock }: { holds: Pick<Holds, 'active'>; clock: Clock },
): Store {
  const known = new Map<string, { at: number; holds: Promise<Hold[]> }>();

  function activeOf(tenantId: string): Promise<Hold[]> {
    const now = clock.now().getTime();
    const last = known.get(tenantId);
    if (last && now - last.at < KNOWN_FOR_MS) return last.holds;
    const asked = holds.active(tenantId);
    known.set(tenantId, { at: now, holds: asked });
    // What could not be told is asked again.
    asked.catch(() => known.delete(tenantId));
    return asked;
  }

  async function heldOr<Document extends NewDocument>(document: Document): Promise<Document> {
    if (document.expiresAt === undefined) return document;
    const standing = await activeOf(document.tenantId);
    if (standing.length === 0 || holdsOn(standing, subjectsOf(document)).length === 0) return document;
    return lifted(document);
  }

  return {
    ...store,
    async create(document: NewDocument) {
      const written = await store.create(await heldOr(document));
      if (document.scope === HOLD_SCOPE) known.delete(document.tenantId);
      return written;
    },
    async replace(document: NewDocument, etag: string) {
      const written = await store.replace(await heldOr(document), etag);
      if (document.scope === HOLD_SCOPE) known.delete(document.tenantId);
      return written;
    },
    async createMissing(documents: readonly NewDocument[]) {
      return store.createMissing(await Promise.all(documents.map(heldOr)));
    },
  };
}
