import { periodsOf, shortestSince } from '../settings/index.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import type { PlanContext } from './plan-document.ts';
import { aliasOf } from './pseudonym.ts';
import { createPersonEraser } from './without-person.ts';

type ContextDeps = Pick<ErasureDeps, 'store' | 'settings' | 'holds' | 'clock'>;

/** What the plan of every document needs; null for a request that is done. */
export async function planContextOf(
  { store, settings, holds, clock }: ContextDeps,
  request: ErasureRequest,
): Promise<PlanContext | null> {
  const { tenantId, subject, marks } = request;
  if (!subject || !marks) return null;
  const document = await store.read({ tenantId, scope: 'settings', id: 'tenant' });
  const periods = periodsOf(document?.body, await settings.settingsOf(tenantId));
  const eraser =
    subject.type === 'person'
      ? createPersonEraser({
          ...marks,
          alias: aliasOf(marks.salt, subject.personId),
          removedPerson: ERASURE_TEXTS[request.language].removedPerson,
        })
      : null;
  return {
    subject,
    requestId: request.id,
    salt: marks.salt,
    eraser,
    holds: await holds.active(tenantId),
    now: clock.now(),
    answersUntil(startedAt) {
      const until = new Date(startedAt);
      until.setUTCFullYear(until.getUTCFullYear() + shortestSince(periods, 'consentYears', startedAt));
      return until;
    },
  };
}
