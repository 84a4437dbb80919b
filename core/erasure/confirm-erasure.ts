import type { Cause } from '../meetings/index.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { type ErasureRequests, erasureEvent, erasureJob } from './requests.ts';
import { hasLapsed, lapse, waitsUntil } from './waiting.ts';

export type ConfirmResult =
  | { type: 'running' | 'awaiting-second-person'; request: ErasureRequest }
  | { type: 'refused'; reason: 'wrong-words' | 'same-person' | 'not-waiting'; request: ErasureRequest }
  | { type: 'not-found' };

export interface ConfirmInput {
  tenantId: string;
  requestId: string;
  words: string;
  cause: Cause;
}

/** Takes the typed words. A whole tenant goes only when two people have typed them. */
export async function confirmErasure(
  { clock }: Pick<ErasureDeps, 'clock'>,
  requests: ErasureRequests,
  { tenantId, requestId, words, cause }: ConfirmInput,
): Promise<ConfirmResult> {
  let result: ConfirmResult = { type: 'not-found' };
  await requests.change(tenantId, requestId, (before) => {
    if (hasLapsed(before, cause.at)) {
      const lapsed = lapse(before, cause.at);
      result = { type: 'refused', reason: 'not-waiting', request: lapsed.request };
      return lapsed;
    }
    const refusal = refusalOf(before, words, cause.actor);
    if (refusal) {
      result = { type: 'refused', reason: refusal, request: before };
      return null;
    }
    const isFirst = before.state === 'awaiting-confirmation';
    const needsSecond = isFirst && before.type === 'tenant';
    const request: ErasureRequest = {
      ...before,
      state: needsSecond ? 'awaiting-second-person' : 'running',
      ...(isFirst
        ? { confirmedBy: cause.actor, confirmedAt: cause.at.toISOString() }
        : { secondBy: cause.actor, confirmedAt: cause.at.toISOString() }),
    };
    result = { type: needsSecond ? 'awaiting-second-person' : 'running', request };
    const event = erasureEvent(request, 'erasure.confirmed', cause, { isComplete: !needsSecond });
    const job = erasureJob(request, clock.now(), cause.correlationId);
    return { request, outbox: needsSecond ? [event] : [event, job] };
  });
  return result;
}

function refusalOf(request: ErasureRequest, words: string, actor: string) {
  const { state, phrase, confirmedBy } = request;
  if (waitsUntil(request) === null) return 'not-waiting';
  if (normalised(words) !== normalised(phrase)) return 'wrong-words';
  return state === 'awaiting-second-person' && confirmedBy === actor ? 'same-person' : null;
}

function normalised(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
