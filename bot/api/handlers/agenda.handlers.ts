import { changeAgenda } from '../../../core/meetings/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND } from '../problems.ts';
import { agendaView } from '../views/meeting-view.ts';

export function agendaHandlers(deps: ApiDeps): Pick<ApiHandlers, 'agenda.change'> {
  return {
    async 'agenda.change'({ own: { key }, revision, body: { of, title, items }, cause }) {
      const result = await changeAgenda(deps, { key, of, revision, title, items, cause });
      if (result.type === 'refused') {
        if (result.reason === 'not-member') return NOT_FOUND;
        return { refuse: 'API.CONFLICT', detail: 'The meeting is over, or the next one has begun.' };
      }
      const body = agendaView(result.agenda);
      if (result.type === 'changed') return { body, etag: body.etag };
      deps.metrics.conflict({ kind: 'agenda', reason: 'conflict' });
      return { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing of this was taken.', current: body };
    },
  };
}
