import type { OutboxEntry } from '../storage/index.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { erasureEvent } from './requests.ts';

/** So long a request waits for its words, and then again for those of the second person. */
const WAITING_DAYS = 7;
const DAY_MS = 86_400_000;

/** @returns when a request lapses that nobody confirms; null: it waits for nobody */
export function waitsUntil({ state, requestedAt, confirmedAt }: ErasureRequest): Date | null {
  const since = { 'awaiting-confirmation': requestedAt, 'awaiting-second-person': confirmedAt ?? requestedAt };
  if (state !== 'awaiting-confirmation' && state !== 'awaiting-second-person') return null;
  return new Date(Date.parse(since[state]) + WAITING_DAYS * DAY_MS);
}

export function hasLapsed(request: ErasureRequest, now: Date): boolean {
  const until = waitsUntil(request);
  return until !== null && until <= now;
}

/** What becomes of a request that nobody confirmed in time. */
export function lapse(request: ErasureRequest, now: Date): { request: ErasureRequest; outbox: OutboxEntry[] } {
  const ended = endWaiting(request, 'lapsed', now);
  const cause = { actor: 'system', at: now, correlationId: request.id };
  return { request: ended, outbox: [erasureEvent(ended, 'erasure.lapsed', cause)] };
}

/** Removed nothing, so that whom or what it was about is no proof of anything and goes. */
export function endWaiting(request: ErasureRequest, state: 'cancelled' | 'lapsed', now: Date): ErasureRequest {
  return { ...request, state, subject: null, finishedAt: now.toISOString() };
}
