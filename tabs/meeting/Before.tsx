import { Text } from '@fluentui/react-components';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { Section } from '../parts/Section.tsx';
import { Agenda } from './Agenda.tsx';

/** What one wants to know when a meeting begins: what it is about, and what the series still owes. */
export function Before({ meeting }: { meeting: MeetingDetail }) {
  const { texts } = useApp();
  const { brief, agenda } = meeting;
  return (
    <>
      <Section title={texts.meeting.before}>
        <Agenda meeting={meeting} of="this" agenda={agenda} />
        {brief?.first === true && <Text>{texts.meeting.firstInSeries}</Text>}
      </Section>
      {brief !== null && !brief.first && (
        <Section title={texts.meeting.openInSeries}>
          <DecisionRows
            cards={brief.open}
            none={texts.meeting.openInSeriesNone}
            more={({ owedTo }) => (owedTo === null ? null : texts.meeting.owedTo(owedTo.name))}
          />
          {brief.more > 0 && <Text>{texts.meeting.openMore(brief.more)}</Text>}
        </Section>
      )}
    </>
  );
}
