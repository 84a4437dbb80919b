import { type DecisionRow, type MeetingRow, meetingRowOf, organiserOf } from '../../../core/board/index.ts';
import { hasAnswered } from '../../../core/consent/index.ts';
import type { MeetingDetail, MeetingSummary } from '../../../core/contracts/api/meeting.api.ts';
import { levelOf, type Meeting } from '../../../core/meetings/index.ts';
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
      level: levelOf(meeting, id),
      answered: hasAnswered(meeting.consents, id),
      organiser: id === organiser,
    })),
    decisionList,
    openQuestions: meeting.openQuestions,
    provenance: recapView(meeting, { timeZone, quotes: new Map() }).provenance,
    recap: recap.state === 'none' ? null : recap.state,
    closedBy: meeting.closedBy === null ? null : personRef(row, meeting.closedBy),
    previous: await previousOf(deps, caller, meeting),
    editable: mayWrite(caller),
  };
}

/** The meeting before in the series, if the caller was in that one too. */
async function previousOf(
  { meetings }: DetailDeps,
  caller: Caller,
  { tenantId, conversationId, sequence }: Meeting,
): Promise<MeetingDetail['previous']> {
  if (sequence === 1) return null;
  const series = await meetings.series(tenantId, conversationId, SERIES_LOOKED_AT);
  const previous = series.find((each) => each.sequence < sequence);
  const row = previous ? meetingRowOf(previous) : null;
  if (!row?.people.has(caller.personId)) return null;
  const open = row.decisions.filter(({ column }) => column === 'open' || column === 'in-progress');
  return { id: row.id, title: row.title, startedAt: row.startedAt, open: open.map((each) => cardView(each, caller)) };
}

/** Meetings are seldom looked at long after; then nothing is said of the one before. */
const SERIES_LOOKED_AT = 20;
