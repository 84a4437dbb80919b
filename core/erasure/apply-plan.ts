import type { DocumentStore, StoredDocument } from '../storage/index.ts';
import { type DocumentPlan, type PlanContext, planDocument } from './plan-document.ts';

/** Each conflict means that somebody else got through; then the next look at everything finds it. */
const MAX_TRIES = 20;

/**
 * Does with one document what is to be done; over whatever others write meanwhile.
 * @returns what was done
 */
export async function applyPlan(
  store: DocumentStore,
  document: StoredDocument,
  context: PlanContext,
): Promise<DocumentPlan['do']> {
  let current: StoredDocument | null = document;
  for (let attempt = 0; current && attempt < MAX_TRIES; attempt++) {
    const plan: DocumentPlan = planDocument(current, context);
    if (plan.do === 'nothing' || plan.do === 'hold') return plan.do;
    if (plan.do === 'remove' && plan.keep) await store.createMissing([plan.keep]);
    const written =
      plan.do === 'remove'
        ? await store.remove(current, current.etag)
        : await store.replace(plan.document, current.etag);
    // What has expired is missing for everybody, and swept with the rest.
    if (written.ok || written.reason === 'missing') return plan.do;
    current = await store.read(document);
  }
  return 'nothing';
}
