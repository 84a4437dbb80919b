import type { MeetingSummary } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { PracticeTag } from '../parts/PracticeTag.tsx';
import { RowList } from '../parts/RowList.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { MEETING_TONES } from './meeting-tone.ts';

export function MeetingRows({ meetings, none }: { meetings: readonly MeetingSummary[]; none: string }) {
  const { texts, format } = useApp();
  const rows = meetings.map(({ id, title, status, startedAt, people, decisions, missing, sample }) => ({
    key: id,
    href: hrefOf(`/meetings/${encodeURIComponent(id)}`),
    title,
    aside: sample ? <PracticeTag words={texts.meetings.sample} /> : undefined,
    facts: (
      <>
        <StateDot tone={MEETING_TONES[status]}>{texts.meetings.status[status]}</StateDot>
        <span>{format.instant(startedAt)}</span>
        <span>{texts.meetings.people(people)}</span>
        <span>{texts.meetings.decisions(decisions)}</span>
        {missing > 0 && status !== 'closed' && <span>{texts.meetings.missing(missing)}</span>}
      </>
    ),
  }));
  return <RowList rows={rows} none={none} />;
}
