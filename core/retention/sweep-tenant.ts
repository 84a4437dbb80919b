import { applyToOne, expiryOf, type Hold, holdsOn, isReviewOverdue, subjectsOf } from '../holds/index.ts';
import type { PeriodsSince } from '../settings/index.ts';
import { shortestSince } from '../settings/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import { type DocumentStore, type StoredDocument, scanPages } from '../storage/index.ts';
import { decideRemoval } from './decide-removal.ts';
import { type Due, dueOf } from './due-of.ts';
import { keptAnswersOf } from './kept-answers.ts';
import { createLastMet } from './last-met.ts';
import { RETENTION_RULES } from './retention-rules.ts';
import { createSweepTally, type SweepTally } from './sweep-tally.ts';

export interface SweepTenantOptions {
  tenantId: string;
  holds: readonly Hold[];
  /** Oldest first. */
  periods: readonly PeriodsSince[];
  /** Only counts what a sweep would do. */
  dryRun: boolean;
}

export interface SweepTenantDeps {
  store: DocumentStore;
  clock: Clock;
  /** Lets others have their turn between pages. */
  pause: () => Promise<void>;
}

/** So many documents are looked at before others have their turn. */
const PAGE = 100;
const REMOVED_AT_ONCE = 50;
const LAWS = new Set<string>(RETENTION_RULES.filter(({ isLaw }) => isLaw).map(({ id }) => id));

/**
 * Looks at every document of a tenant once: brings its expiry into line with the holds, and removes what is over.
 * What somebody else writes meanwhile stays for the next sweep. What has expired is out of sight already: the
 * store's own sweep removes it, and there it is counted; a dry run counts it here.
 */
export async function sweepTenant(deps: SweepTenantDeps, options: SweepTenantOptions): Promise<SweepTally> {
  const { store, clock, pause } = deps;
  const { tenantId, holds, periods, dryRun } = options;
  const now = clock.now();
  const tally = createSweepTally();
  for (const hold of holds) if (isReviewOverdue(hold, now)) tally.overdueReviews.push(hold.id);
  const lastMet = await createLastMet({ store, tenantId, periods, now });
  const profiles: StoredDocument[] = [];
  const removals: { document: StoredDocument; due: Due }[] = [];

  for await (const documents of scanPages(store, { tenantId, limit: PAGE, withExpired: true })) {
    tally.looked += documents.length;
    for (const document of documents) if (document.kind === 'meeting') lastMet.note(document);
    // Whose owner was met is known when everything was seen.
    profiles.push(...documents.filter(({ kind }) => kind === 'profile'));
    for (const document of documents) if (document.kind !== 'profile') await settle(document);
    if (removals.length >= REMOVED_AT_ONCE) await removeGathered();
    await pause();
  }
  for (const profile of profiles) await settle(profile);
  await removeGathered();
  return tally;

  async function settle(document: StoredDocument): Promise<void> {
    const due = dueOf(document, { periods, lastMet: lastMet.of });
    if (holds.length > 0 || expiryOf(document) !== document.expiresAt) await bringIntoLine(document);
    const decision = decideRemoval({
      now,
      holds: holds.length > 0 ? holdsOn(holds, subjectsOf(document)) : [],
      lawUntil: LAWS.has(due.rule) ? due.until : null,
      erasureAsked: false,
      tenantUntil: due.source === 'tenant' ? due.until : null,
      defaultUntil: due.source === 'default' ? due.until : null,
    });
    if (decision.remove) return over(document, due);
    const isOver = due.until !== null && due.until <= now;
    if (decision.because === 'hold' && isOver) for (const id of decision.holdIds) tally.skip(id, due.rule);
  }

  async function bringIntoLine(document: StoredDocument): Promise<void> {
    if (dryRun) return;
    const effect = await applyToOne(store, document, holds);
    if (effect) tally[effect] += 1;
  }

  function over(document: StoredDocument, due: Due): void {
    const isExpired = document.expiresAt !== undefined;
    if (dryRun) tally.remove(due.rule, document.kind);
    // What it still has to hand over comes first.
    else if (!isExpired && document.outbox.length === 0) removals.push({ document, due });
  }

  /** Many at once: they wait for the disk together, and so do the others' writes behind them. */
  async function removeGathered(): Promise<void> {
    await Promise.all(
      removals.splice(0).map(async ({ document, due }) => {
        if (document.kind === 'meeting') await keepAnswers(document);
        const removed = await store.remove(document, document.etag);
        if (removed.ok) tally.remove(due.rule, document.kind);
      }),
    );
  }

  async function keepAnswers({ body, fields }: StoredDocument): Promise<void> {
    const started = new Date(String(fields['startedAt']));
    const until = new Date(started);
    until.setUTCFullYear(until.getUTCFullYear() + shortestSince(periods, 'consentYears', started));
    const kept = keptAnswersOf(body, { alias: (personId) => personId, until, now });
    if (kept) await store.createMissing([kept]);
  }
}
