import type { ComingMeeting } from '../../../core/coming-meetings/index.ts';
import type { ComingDetail, ComingSummary } from '../../../core/contracts/api/coming.api.ts';
import { agendaOf, nameOf, personOf } from '../../../core/meetings/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND } from '../problems.ts';
import { mayWrite } from '../views/decision-view.ts';
import { agendaView, briefOf } from '../views/meeting-view.ts';

/** So many lie ahead of nobody; more are a chat's mistake, and the first are what one asks for. */
const SHOWN = 100;
/** How many meetings of the series the brief looks back. */
const SERIES_LOOKED_AT = 20;

type Deps = Pick<ApiDeps, 'coming' | 'comingIndex' | 'meetings'>;

/** Meetings that have not begun; to those alone who are in their chats. */
export function comingHandlers(deps: Deps): Pick<ApiHandlers, 'coming.list' | 'coming.read'> {
  return {
    async 'coming.list'({ caller: { tenantId, personId } }) {
      const meetings = await deps.comingIndex.of(tenantId, personId);
      return { body: { meetings: meetings.slice(0, SHOWN).map(summary) } };
    },
    async 'coming.read'({ caller, params: { meetingId } }) {
      const listed = await deps.comingIndex.of(caller.tenantId, caller.personId);
      const found = listed.find((each) => each.meetingId === meetingId);
      // The list may be some seconds old.
      const coming = found && (await deps.coming.read(found));
      if (coming?.meetingId !== meetingId || !personOf(coming, caller.personId)) return NOT_FOUND;
      return { body: await detail(deps, caller, coming) };
    },
  };
}

function summary({ meetingId, title, startsAt, endsAt, people, brief }: ComingMeeting): ComingSummary {
  const briefed = brief.state === 'card' || brief.state === 'text';
  return { id: meetingId, title, startsAt, endsAt, people: people.length, briefed };
}

async function detail({ meetings }: Deps, caller: Caller, coming: ComingMeeting): Promise<ComingDetail> {
  const { tenantId, conversationId, people, organizerId } = coming;
  const earlier = await meetings.series(tenantId, conversationId, SERIES_LOOKED_AT);
  const [last] = earlier;
  return {
    ...summary(coming),
    participants: people.map(({ id }) => ({ id, name: nameOf(coming, id), organiser: id === organizerId })),
    brief: briefOf(caller, earlier),
    agenda: agendaView(agendaOf(last ?? {}, 'next')),
    agendaOf: last && personOf(last, caller.personId) ? last.id : null,
    editable: mayWrite(caller),
  };
}
