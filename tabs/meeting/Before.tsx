import { Text } from '@fluentui/react-components';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Section } from '../parts/Section.tsx';
import { Agenda } from './Agenda.tsx';
import { OpenInSeries } from './OpenInSeries.tsx';

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
      {brief !== null && !brief.first && <OpenInSeries brief={brief} />}
    </>
  );
}
