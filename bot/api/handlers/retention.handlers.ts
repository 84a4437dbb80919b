import type { HoldView, RetentionView, RuleView } from '../../../core/contracts/api/retention.api.ts';
import { type Hold, isReviewOverdue } from '../../../core/holds/index.ts';
import { RETENTION_RULES, type RetentionReceipt, type RetentionRule } from '../../../core/retention/index.ts';
import type { TenantSettings } from '../../../core/settings/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type ApiHandlers, etagOf } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';

type Names = 'retention.read' | 'holds.list' | 'holds.place' | 'holds.change' | 'holds.release';

const RECEIPTS = 10;
const CHANGED: Refusal = { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing was saved.' };

export function retentionHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { retention, holds, applyHolds, nextSweep, deadLetterDays } = deps.compliance;

  return {
    async 'retention.read'({ caller: { tenantId }, query }) {
      const settings = await deps.settings.settingsOf(tenantId);
      const receipts = await retention.receipts(tenantId, RECEIPTS);
      const wouldBe = query.dryRun === 'true' ? await retention.dryRun(tenantId) : null;
      return {
        body: {
          rules: RETENTION_RULES.map((rule) => ruleView(rule, settings, deadLetterDays)),
          nextSweep: nextSweep()?.toISOString() ?? null,
          sweeps: receipts.map(({ receipt, jws }) => sweepView(receipt, jws)),
          dryRun: wouldBe && sweepView(wouldBe, null),
        },
      };
    },
    async 'holds.list'({ caller: { tenantId }, at }) {
      const all = await holds.all(tenantId);
      const standing = all.filter(({ releasedAt }) => releasedAt === null);
      const released = all.filter(({ releasedAt }) => releasedAt !== null);
      return { body: { holds: [...standing, ...released].map((hold) => holdView(hold, at)) } };
    },
    async 'holds.place'({ caller: { tenantId }, body: { target, requestId, ...terms }, cause, at }) {
      const hold = await holds.place(tenantId, target, terms, requestId, cause);
      // First the hold, then what is there already: what is written in between knows it.
      await applyHolds(tenantId);
      return { body: holdView(hold, at) };
    },
    async 'holds.change'({ caller: { tenantId }, params, body, revision, cause, at }) {
      const result = await holds.change(tenantId, params.holdId, { revision, terms: body }, cause);
      if (result.type === 'missing') return NOT_FOUND;
      const view = holdView(result.hold, at);
      if (result.type === 'done') return { body: view, etag: view.etag };
      deps.metrics.conflict({ kind: 'hold', reason: 'conflict' });
      return { ...CHANGED, current: view };
    },
    async 'holds.release'({ caller: { tenantId }, params, cause, at }) {
      const hold = await holds.release(tenantId, params.holdId, cause);
      if (!hold) return NOT_FOUND;
      await applyHolds(tenantId);
      return { body: holdView(hold, at) };
    },
  };
}

function ruleView(
  { id, level, period, from, ground, isLaw }: RetentionRule,
  settings: TenantSettings,
  days: number,
): RuleView {
  return { id, level, period: lengthOf(period, settings, days), source: period.source, from, ground, isLaw };
}

function lengthOf(period: RetentionRule['period'], settings: TenantSettings, days: number): RuleView['period'] {
  if (period.source === 'installation') return { length: days, unit: period.unit };
  if (period.source === 'default') return period.length === null ? null : { length: period.length, unit: period.unit };
  const [group, name] = period.setting.split('.') as ['retention' | 'keeping', string];
  const values: Readonly<Record<string, number>> = settings[group];
  return { length: values[name] ?? 0, unit: period.unit };
}

function sweepView(receipt: RetentionReceipt, jws: string | null): NonNullable<RetentionView['dryRun']> {
  const { id, startedAt, durationMs, looked, removed, expired, skipped, overdueReviews } = receipt;
  return { id, startedAt, durationMs, looked, removed, expired, skipped, overdueReviews, jws };
}

function holdView(hold: Hold, now: Date): HoldView {
  const { id, subject, owner, reason, reviewOn, placedBy, placedAt, releasedAt } = hold;
  return {
    id,
    target: subject,
    owner,
    reason,
    reviewOn,
    isOverdue: isReviewOverdue(hold, now),
    placedBy,
    placedAt,
    releasedAt,
    etag: etagOf(hold.revision),
  };
}
