import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Section } from '../parts/Section.tsx';
import { Agenda } from './Agenda.tsx';
import { isWritten } from './agenda-lines.ts';

/** What a meeting that is over was to be about, and what the next one of its series is to be about. */
export function Agendas({ meeting }: { meeting: MeetingDetail }) {
  const { texts } = useApp();
  const { agenda, nextAgenda, editable } = meeting;
  return (
    <>
      {isWritten(agenda) && (
        <Section title={texts.meeting.agendaOfThis}>
          <Agenda meeting={meeting} of="this" agenda={agenda} />
        </Section>
      )}
      {nextAgenda !== null && (editable || isWritten(nextAgenda)) && (
        <Section title={texts.meeting.nextMeeting}>
          <Agenda meeting={meeting} of="next" agenda={nextAgenda} />
        </Section>
      )}
    </>
  );
}
