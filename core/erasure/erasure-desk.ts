import {
  type AskErasureInput,
  askErasure,
  type ConfirmInput,
  type ConfirmResult,
  confirmErasure,
} from './ask-erasure.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { pseudonymOf } from './pseudonym.ts';
import { createErasureRequests } from './requests.ts';

/** Where requests are made, confirmed and looked at; they run where the jobs do. */
export interface ErasureDesk {
  ask(input: AskErasureInput): Promise<ErasureRequest>;
  confirm(input: ConfirmInput): Promise<ConfirmResult>;
  read(tenantId: string, requestId: string): Promise<ErasureRequest | null>;
  /** Latest first. */
  list(tenantId: string, limit: number): Promise<ErasureRequest[]>;
  /** @returns whether the request is about this very person, also when it is done and names nobody any more */
  isAbout(request: ErasureRequest, personId: string): Promise<boolean>;
}

export type ErasureDeskDeps = Pick<
  ErasureDeps,
  'store' | 'settings' | 'list' | 'clock' | 'onPending' | 'requireConfirmation'
>;

export function createErasureDesk(deps: ErasureDeskDeps): ErasureDesk {
  const { store, clock, onPending, list } = deps;
  const requests = createErasureRequests({ store, now: () => clock.now(), onPending });
  return {
    ask: (input) => askErasure(deps, requests, input),
    confirm: (input) => confirmErasure(deps, requests, input),
    read: requests.read,
    list: requests.list,
    async isAbout({ tenantId, pseudonym }, personId) {
      return pseudonymOf(await list.key(), tenantId, { type: 'person', personId }) === pseudonym;
    },
  };
}
