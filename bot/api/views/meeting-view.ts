import { type DecisionRow, type MeetingRow, meetingRowOf, organiserOf } from '../../../core/board/index.ts';
import { type ConsentLevel, hasAnswered, lastAnswer, lowerLevel } from '../../../core/consent/index.ts';
import type {
  AgendaView,
  MeetingBrief,
  MeetingDetail,
  MeetingSummary,
} from '../../../core/contracts/api/meeting.api.ts';
import type { PersonRef } from '../../../core/contracts/api/shared.api.ts';
import { type Agenda, agendaOf, levelOf, type Meeting } from '../../../core/meetings/index.ts';
import { recapView } from '../../../core/recaps/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import { etagOf } from '../handler.ts';
import { evidenceViews, gateOf } from './decision-detail.ts';
import { cardView, mayWrite, personRef } from './decision-view.ts';

/** So many of the latest utterances behind a decision are shown with it. */
const EVIDENCE_SHOWN = 3;

export function meetingSummary(row: MeetingRow, today: string): MeetingSummary {
  return {
    id: row.id,
    seriesId: row.seriesId,
    title: row.title,
    status: row.status,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    closedAt: row.closedAt,
    people: row.people.size,
    decisions: row.decisions.length,
    missing: row.status === 'closed' ? 0 : row.decisions.filter((decision) => lacks(decision, today)).length,
    sample: row.sample,
  };
}

/** The gate's rule on a row: an owner of the meeting and a day to come, or parked, which always has its reason. */
function lacks({ column, ownerId, deadline, meeting }: DecisionRow, today: string): boolean {
  if (column === 'parked') return false;
  return ownerId === null || !meeting.people.has(ownerId) || deadline === null || deadline < today;
}

type DetailDeps = Pick<ApiDeps, 'store' | 'settings' | 'clock' | 'meetings'>;

export async function meetingDetail(deps: DetailDeps, caller: Caller, meeting: Meeting): Promise<MeetingDetail> {
  const { timeZone } = await deps.settings.settingsOf(caller.tenantId);
  const today = plainDateIn(deps.clock.now(), timeZone);
  const row = meetingRowOf(meeting);
  const rows = new Map(row.decisions.map((each) => [each.id, each]));
  const decisionList = await Promise.all(
    meeting.decisions.flatMap((decision) => {
      const decisionRow = rows.get(decision.id);
      if (!decisionRow) return [];
      return [
        evidenceViews(deps, meeting, decision.evidence.slice(-EVIDENCE_SHOWN)).then((evidence) => ({
          ...cardView(decisionRow, caller),
          evidence,
          gate: gateOf(meeting, decision, today),
        })),
      ];
    }),
  );
  const organiser = organiserOf(meeting);
  const { recap } = meeting.cards;
  return {
    ...meetingSummary(row, today),
    language: meeting.language,
    etag: etagOf(meeting.revision),
    ceiling: meeting.ceiling,
    participants: [...row.people].map(([id, name]) => ({
      id,
      name,
      ...answerOf(meeting, id),
      organiser: id === organiser,
    })),
    decisionList,
    openQuestions: meeting.openQuestions.map(({ text, at }) => ({ text, at })),
    provenance: recapView(meeting, { timeZone, quotes: new Map() }).provenance,
    recap: recap.state === 'none' ? null : recap.state,
    closedBy: meeting.closedBy === null ? null : personRef(row, meeting.closedBy),
    ...(await seriesOf(deps, caller, meeting)),
    editable: mayWrite(caller),
  };
}

/** While it goes on, how words are handled now; afterwards, when everybody has left, how they were. */
function answerOf(meeting: Meeting, personId: string): { level: ConsentLevel; answered: boolean } {
  const { consents, ceiling, status } = meeting;
  if (status === 'active' || status === 'paused') {
    return { level: levelOf(meeting, personId), answered: hasAnswered(consents, personId) };
  }
  const answer = lastAnswer(consents, personId);
  return { level: lowerLevel(answer?.level ?? 'none', ceiling), answered: answer !== null };
}

/** What the series says of a meeting that is to be held or has been. */
async function seriesOf(
  { meetings }: DetailDeps,
  caller: Caller,
  meeting: Meeting,
): Promise<Pick<MeetingDetail, 'brief' | 'agenda' | 'nextAgenda'>> {
  const series = await meetings.series(meeting.tenantId, meeting.conversationId, SERIES_LOOKED_AT);
  const isLatest = series[0]?.id === meeting.id;
  const earlier = series.filter(({ sequence }) => sequence < meeting.sequence);
  return {
    brief: meeting.status === 'closed' ? null : briefOf(caller, earlier),
    agenda: agendaView(agendaOf(meeting, 'this')),
    nextAgenda: isLatest ? agendaView(agendaOf(meeting, 'next')) : null,
  };
}

/** Of what people of the meeting promised earlier, only what was said where the caller was. */
export function briefOf(caller: Caller, earlier: readonly Meeting[]): MeetingBrief {
  const open = earlier
    .map(meetingRowOf)
    .filter(({ people }) => people.has(caller.personId))
    .flatMap(({ decisions }) => decisions)
    .filter(({ column }) => column === 'open' || column === 'in-progress')
    .sort((a, b) => (a.place.key < b.place.key ? -1 : 1));
  return {
    first: earlier.length === 0,
    open: open.slice(0, BRIEF_SHOWN).map((row) => ({ ...cardView(row, caller), owedTo: owedTo(row) })),
    more: Math.max(0, open.length - BRIEF_SHOWN),
  };
}

function owedTo({ ownerId, speakerIds, meeting }: DecisionRow): PersonRef | null {
  const [raisedBy] = speakerIds;
  if (ownerId === null || raisedBy === undefined || raisedBy === ownerId || !meeting.people.has(raisedBy)) return null;
  return personRef(meeting, raisedBy);
}

export function agendaView({ title, items, revision }: Agenda): AgendaView {
  return { title, items, etag: etagOf(revision) };
}

/** Meetings are seldom looked at long after; then nothing is said of those before. */
const SERIES_LOOKED_AT = 20;
const BRIEF_SHOWN = 20;
