import type { RequestedErasureJob } from '../contracts/jobs.ts';
import { notEmpty } from './erasure.errors.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import { createErasureDesk, type ErasureDesk } from './erasure-desk.ts';
import { ERASURE_STEPS, type ErasureRequest, type ErasureStep } from './erasure-request.ts';
import { createErasureRequests, erasureEvent, erasureJob } from './requests.ts';
import { runStep } from './run-step.ts';

/** Removing on request, from the asking to the certificate. */
export interface Erasures extends ErasureDesk {
  /**
   * Goes on with a request where it stopped, for a while; then it puts the rest in line. A request that is not there any
   * more is done. Throws `ERASURE.NOT_EMPTY` (retry) when something was written while it was being removed.
   */
  run(job: RequestedErasureJob): Promise<void>;
}

/** Less than the lock of a message. */
const SLICE_MS = 30_000;

export function createErasures(deps: ErasureDeps): Erasures {
  const { store, clock, onPending, onProgress } = deps;
  const requests = createErasureRequests({ store, now: () => clock.now(), onPending });

  /** @returns the request after one step; null when somebody else has gone on with it meanwhile */
  async function advance(request: ErasureRequest, correlationId: string): Promise<ErasureRequest | null> {
    const result = await runStep(deps, request);
    let isOurs = false;
    const next = await requests.change(request.tenantId, request.id, (before) => {
      isOurs = before.state === 'running' && before.step === request.step;
      if (!isOurs) return null;
      const after: ErasureRequest = { ...before, step: stepAfter(request.step), ...result };
      if (after.state !== 'blocked-by-hold') return { request: after };
      const cause = { actor: 'system', at: clock.now(), correlationId };
      return {
        request: after,
        outbox: [erasureEvent(after, 'erasure.blocked', cause, { holds: after.holdIds.join() })],
      };
    });
    if (next) onProgress({ tenantId: next.tenantId, requestId: next.id, erased: next.state === 'done' });
    if (result.step === 'documents') throw notEmpty();
    return isOurs ? next : null;
  }

  return {
    ...createErasureDesk(deps),
    async run({ tenantId, requestId, correlationId }) {
      const startedAt = clock.now().getTime();
      let request = await requests.read(tenantId, requestId);
      while (request?.state === 'running') {
        if (clock.now().getTime() - startedAt > SLICE_MS) {
          await requests.change(tenantId, requestId, (before) => {
            if (before.state !== 'running') return null;
            const next = { ...before, slice: before.slice + 1 };
            return { request: next, outbox: [erasureJob(next, clock.now(), correlationId)] };
          });
          return;
        }
        request = await advance(request, correlationId);
      }
      if (request?.state === 'done') await deps.physical.forget(tenantId);
    },
  };
}

function stepAfter(step: ErasureStep): ErasureStep {
  return ERASURE_STEPS[ERASURE_STEPS.indexOf(step) + 1] ?? step;
}
