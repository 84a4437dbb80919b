import { codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { SubjectRequests } from './subject-requests.ts';

export interface WatchSubjectRequestsDeps {
  store: Pick<DocumentStore, 'tenants'>;
  subjectRequests: Pick<SubjectRequests, 'countOverdue'>;
  clock: Clock;
  logger: Logger;
}

/** Warns while somebody waits for an answer past its last day (GDPR Art. 12(3)). */
export async function watchSubjectRequests(deps: WatchSubjectRequestsDeps): Promise<void> {
  const { store, subjectRequests, clock, logger } = deps;
  for (const tenantId of await store.tenants()) {
    try {
      const count = await subjectRequests.countOverdue(tenantId, clock.now());
      if (count > 0) logger.warn('requests about personal data are past their last day', { count });
    } catch (error) {
      logger.warn('requests about personal data could not be looked at', { code: codeOf(error) });
    }
  }
}
