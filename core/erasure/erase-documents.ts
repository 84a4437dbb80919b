import type { StoredDocument } from '../storage/index.ts';
import { applyPlan } from './apply-plan.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import { everything } from './everything.ts';
import { type PlanContext, planDocument } from './plan-document.ts';

type DocumentDeps = Pick<ErasureDeps, 'store' | 'pause' | 'handOver'>;

/** Removes and rewrites everything of a tenant that the plan says, audit events that wait in outboxes first. */
export async function eraseDocuments(deps: DocumentDeps, tenantId: string, context: PlanContext): Promise<number> {
  let changed = 0;
  for await (const document of everything(deps, tenantId)) {
    const plan = planDocument(document, context);
    if (plan.do === 'nothing' || plan.do === 'hold') continue;
    if (plan.do === 'remove' && owesEvents(document)) {
      await deps.handOver([document]);
      // It stays until the log has what happened in it; the look afterwards finds it.
      if (owesEvents(await deps.store.read(document))) continue;
    }
    const done = await applyPlan(deps.store, document, context);
    if (done === 'remove' || done === 'rewrite') changed += 1;
  }
  return changed;
}

/** Counts what is to be removed or rewritten, by kind, and what a hold keeps. */
export async function countDocuments(
  deps: Pick<ErasureDeps, 'store' | 'pause'>,
  tenantId: string,
  context: PlanContext,
): Promise<{ byKind: Map<string, number>; held: number }> {
  const byKind = new Map<string, number>();
  let held = 0;
  for await (const document of everything(deps, tenantId)) {
    const plan = planDocument(document, context);
    if (plan.do === 'hold') held += 1;
    if (plan.do === 'remove' || plan.do === 'rewrite') byKind.set(document.kind, (byKind.get(document.kind) ?? 0) + 1);
  }
  return { byKind, held };
}

/** @returns whether events of it are not in the audit log yet */
export function owesEvents(document: StoredDocument | null): boolean {
  return document?.outbox.some(({ type }) => type === 'audit') ?? false;
}
