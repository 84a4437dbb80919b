import type { RequestedErasureJob } from '../contracts/jobs.ts';
import type { DocumentStore } from '../storage/index.ts';

export interface Erasures {
  /** Goes on with a request where it stopped; done when it returns. A request that is not there any more is done. */
  run(job: RequestedErasureJob): Promise<void>;
}

const SCOPE = 'erasures';

export function createErasures({ store }: { store: DocumentStore }): Erasures {
  return {
    async run({ tenantId, requestId }) {
      await store.read({ tenantId, scope: SCOPE, id: requestId });
    },
  };
}
