import type { Cause } from '../meetings/index.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { type ErasureRequests, erasureEvent } from './requests.ts';
import { endWaiting, hasLapsed, lapse, waitsUntil } from './waiting.ts';

export type CancelResult =
  | { type: 'cancelled'; request: ErasureRequest }
  | { type: 'refused'; reason: 'not-waiting'; request: ErasureRequest }
  | { type: 'not-found' };

export interface CancelInput {
  tenantId: string;
  requestId: string;
  cause: Cause;
}

/** Takes back a request that waits. Of a cancel and the last words at the same time one wins, and the other is refused. */
export async function cancelErasure(
  requests: ErasureRequests,
  { tenantId, requestId, cause }: CancelInput,
): Promise<CancelResult> {
  let result: CancelResult = { type: 'not-found' };
  await requests.change(tenantId, requestId, (before) => {
    if (hasLapsed(before, cause.at)) {
      const lapsed = lapse(before, cause.at);
      result = { type: 'refused', reason: 'not-waiting', request: lapsed.request };
      return lapsed;
    }
    if (waitsUntil(before) === null) {
      // Clicked twice, it is cancelled all the same.
      result =
        before.state === 'cancelled'
          ? { type: 'cancelled', request: before }
          : { type: 'refused', reason: 'not-waiting', request: before };
      return null;
    }
    const request = { ...endWaiting(before, 'cancelled', cause.at), cancelledBy: cause.actor };
    result = { type: 'cancelled', request };
    return { request, outbox: [erasureEvent(request, 'erasure.cancelled', cause)] };
  });
  return result;
}
