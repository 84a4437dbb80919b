import { Text } from '@fluentui/react-components';
import type { MeetingBrief } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { Section } from '../parts/Section.tsx';

/** What earlier meetings of the series settled and is not done. */
export function OpenInSeries({ brief }: { brief: MeetingBrief }) {
  const { texts } = useApp();
  return (
    <Section title={texts.meeting.openInSeries}>
      <DecisionRows
        cards={brief.open}
        none={texts.meeting.openInSeriesNone}
        more={({ owedTo }) => (owedTo === null ? null : texts.meeting.owedTo(owedTo.name))}
      />
      {brief.more > 0 && <Text>{texts.meeting.openMore(brief.more)}</Text>}
    </Section>
  );
}
