import { codeOf } from '../shared/app-error.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { ComingDeps } from './coming-deps.ts';
import { lookAgain } from './look-again.ts';

export interface WatchComingDeps extends Pick<ComingDeps, 'coming' | 'meetings' | 'roster' | 'logger' | 'clock'> {
  store: Pick<DocumentStore, 'tenants'>;
  newId: () => string;
}

/** More than one run can look at: what is left is the most urgent of the next one. */
const AT_ONCE = 200;

/** Looks at the coming meetings whose time it is. One that cannot be looked at is no reason to leave the others. */
export async function watchComing(deps: WatchComingDeps): Promise<void> {
  const { coming, store, clock, logger, newId } = deps;
  const cause = { actor: 'system', at: clock.now(), correlationId: newId() };
  for (const tenantId of await store.tenants()) {
    for (const each of await coming.due(tenantId, cause.at, AT_ONCE)) {
      try {
        await lookAgain(deps, each, cause);
      } catch (error) {
        logger.warn('a coming meeting could not be looked at', {
          code: codeOf(error),
          correlationId: cause.correlationId,
        });
      }
    }
  }
}
