import { meetingRowOf } from '../../../core/board/index.ts';
import { createSample, removeSample } from '../../../core/sample/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import type { LiveEvents } from '../live-events.ts';
import { openApiDocument } from '../openapi.ts';
import { NOT_FOUND } from '../problems.ts';
import { meetingSummary } from '../views/meeting-view.ts';
import { agendaHandlers } from './agenda.handlers.ts';
import { auditHandlers } from './audit.handlers.ts';
import { boardHandlers } from './board.handlers.ts';
import { comingHandlers } from './coming.handlers.ts';
import { commentsHandlers } from './comments.handlers.ts';
import { consentsHandlers } from './consents.handlers.ts';
import { dashboardHandlers } from './dashboard.handlers.ts';
import { decisionsHandlers } from './decisions.handlers.ts';
import { erasuresHandlers } from './erasures.handlers.ts';
import { meetingsHandlers } from './meetings.handlers.ts';
import { observabilityHandlers } from './observability.handlers.ts';
import { peopleHandlers } from './people.handlers.ts';
import { privacyHandlers } from './privacy.handlers.ts';
import { retentionHandlers } from './retention.handlers.ts';
import { sessionHandlers } from './session.handlers.ts';
import { tenantHandlers } from './tenant.handlers.ts';

/** A handler for every endpoint of the table. */
export function createApiHandlers(deps: ApiDeps, live: LiveEvents): ApiHandlers {
  let document: Record<string, unknown> | undefined;
  return {
    async 'openapi.read'() {
      document ??= openApiDocument();
      return { body: document };
    },
    ...sessionHandlers(deps),
    ...dashboardHandlers(deps),
    ...meetingsHandlers(deps),
    ...comingHandlers(deps),
    ...agendaHandlers(deps),
    ...consentsHandlers(deps),
    ...decisionsHandlers(deps),
    ...commentsHandlers(deps, live),
    ...boardHandlers(deps),
    ...peopleHandlers(deps),
    ...tenantHandlers(deps, live),
    ...auditHandlers(deps),
    ...observabilityHandlers(deps),
    ...erasuresHandlers(deps),
    ...retentionHandlers(deps),
    ...privacyHandlers(deps),
    async 'sample.create'({ caller: { tenantId, personId, name }, cause, at }) {
      const { language, timeZone } = await deps.settings.settingsOf(tenantId);
      const flags = await deps.flags.flagsFor({ tenantId, conversationId: personId });
      const person = { id: personId, name: name || personId };
      const meeting = await createSample(deps, { tenantId, person, language, timeZone, flags, now: at }, cause);
      return { body: meetingSummary(meetingRowOf(meeting), plainDateIn(at, timeZone)) };
    },
    async 'sample.remove'({ caller: { tenantId, personId }, cause }) {
      if (!(await removeSample(deps, { tenantId, personId }, cause))) return NOT_FOUND;
      deps.board.invalidate(tenantId);
      live.poke(tenantId);
      return { done: true };
    },
    async 'events.stream'({ caller }) {
      // What was there before the stream began is no news.
      await deps.board.fresh(caller.tenantId);
      return { stream: (client) => live.subscribe(caller, client) };
    },
  };
}
