import { type AskErasureInput, askErasure } from './ask-erasure.ts';
import { type CancelInput, type CancelResult, cancelErasure } from './cancel-erasure.ts';
import { type ConfirmInput, type ConfirmResult, confirmErasure } from './confirm-erasure.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { pseudonymOf } from './pseudonym.ts';
import { createErasureRequests } from './requests.ts';
import { hasLapsed, lapse } from './waiting.ts';

/** Where requests are made, confirmed, cancelled and looked at; they run where the jobs do. */
export interface ErasureDesk {
  ask(input: AskErasureInput): Promise<ErasureRequest>;
  confirm(input: ConfirmInput): Promise<ConfirmResult>;
  /** Only while it waits. */
  cancel(input: CancelInput): Promise<CancelResult>;
  /** Ends what nobody confirmed in time. @returns how many */
  lapse(tenantId: string, now: Date): Promise<number>;
  read(tenantId: string, requestId: string): Promise<ErasureRequest | null>;
  /** Latest first. */
  list(tenantId: string, limit: number): Promise<ErasureRequest[]>;
  /** Whether everything of the tenant is being removed right now. */
  isErasingTenant(tenantId: string): Promise<boolean>;
  /** @returns whether the request is about this very person, also when it is done and names nobody any more */
  isAbout(request: ErasureRequest, personId: string): Promise<boolean>;
  /** The same for many requests: the key is asked for once. */
  recognise(tenantId: string, personId: string): Promise<(request: ErasureRequest) => boolean>;
}

export type ErasureDeskDeps = Pick<
  ErasureDeps,
  'store' | 'settings' | 'list' | 'clock' | 'onPending' | 'requireConfirmation'
>;

export function createErasureDesk(deps: ErasureDeskDeps): ErasureDesk {
  const { store, clock, onPending, list } = deps;
  const requests = createErasureRequests({ store, now: () => clock.now(), onPending });

  async function recognise(tenantId: string, personId: string): Promise<(request: ErasureRequest) => boolean> {
    const theirs = pseudonymOf(await list.key(), tenantId, { type: 'person', personId });
    return ({ pseudonym }) => pseudonym === theirs;
  }

  return {
    ask: (input) => askErasure(deps, requests, input),
    confirm: (input) => confirmErasure(deps, requests, input),
    cancel: (input) => cancelErasure(requests, input),
    async lapse(tenantId, now) {
      const lapsing = (await requests.all(tenantId)).filter((request) => hasLapsed(request, now));
      let count = 0;
      for (const { id } of lapsing) {
        const after = await requests.change(tenantId, id, (before) =>
          hasLapsed(before, now) ? lapse(before, now) : null,
        );
        if (after?.state === 'lapsed') count += 1;
      }
      return count;
    },
    read: requests.read,
    isErasingTenant: requests.isErasingTenant,
    list: requests.list,
    recognise,
    isAbout: async (request, personId) => (await recognise(request.tenantId, personId))(request),
  };
}
