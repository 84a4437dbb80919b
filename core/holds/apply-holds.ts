import { type DocumentStore, type NewDocument, type StoredDocument, scanPages } from '../storage/index.ts';
import { isLifted, lifted, restored } from './held-expiry.ts';
import type { Hold } from './hold.ts';
import { holdsOn } from './holds-on.ts';
import { subjectsOf } from './subjects-of.ts';

export interface AppliedHolds {
  /** Documents that do not expire from now on. */
  lifted: number;
  /** Documents that expire again. */
  restored: number;
}

export interface ApplyHoldsDeps {
  store: DocumentStore;
  /** Lets others have their turn between pages. */
  pause: () => Promise<void>;
}

const PAGE = 200;

/**
 * Brings every document's expiry into line with the holds: what is held loses it, what is held no more gets it back.
 * Idempotent; what changes meanwhile is found by the next pass. What has expired but was not removed yet comes back.
 */
export async function applyHolds(
  { store, pause }: ApplyHoldsDeps,
  tenantId: string,
  standing: readonly Hold[],
): Promise<AppliedHolds> {
  const applied: AppliedHolds = { lifted: 0, restored: 0 };
  for await (const documents of scanPages(store, { tenantId, limit: PAGE, withExpired: true })) {
    for (const document of documents) {
      const effect = await applyToOne(store, document, standing);
      if (effect) applied[effect] += 1;
    }
    await pause();
  }
  return applied;
}

/** @returns what was done to the document; null: nothing, or somebody else wrote it at the same time */
export async function applyToOne(
  store: Pick<DocumentStore, 'create' | 'replace'>,
  document: StoredDocument,
  standing: readonly Hold[],
): Promise<keyof AppliedHolds | null> {
  if (document.expiresAt === undefined && !isLifted(document)) return null;
  const isHeld = holdsOn(standing, subjectsOf(document)).length > 0;
  if (isHeld === isLifted(document)) return null;
  const next: NewDocument = plain(isHeld ? lifted(plain(document)) : restored(plain(document)));
  const replaced = await store.replace(next, document.etag);
  // An expired one is missing for everybody, and gives its id to who writes it anew.
  const isBack = !replaced.ok && replaced.reason === 'missing' && isHeld && (await store.create(next)).ok;
  if (!replaced.ok && !isBack) return null;
  return isHeld ? 'lifted' : 'restored';
}

function plain({ tenantId, scope, id, kind, body, fields, outbox, expiresAt }: NewDocument): NewDocument {
  return {
    tenantId,
    scope,
    id,
    kind,
    body,
    ...(fields && { fields }),
    ...(outbox && { outbox }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
