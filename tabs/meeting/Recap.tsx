import { Text } from '@fluentui/react-components';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { Downloads } from './Downloads.tsx';

/** Where the recap went, what it is made of and what it lacks. */
export function Recap({ meeting }: { meeting: MeetingDetail }) {
  const { texts } = useApp();
  const { levels, sources, tier, missing } = meeting.provenance;
  return (
    <Section title={texts.meeting.recap}>
      {meeting.recap !== null && <Text>{texts.meeting.recapStates[meeting.recap]}</Text>}
      <Facts
        facts={[
          [
            texts.meeting.madeOfLevels,
            levels.map(({ level, count }) => `${texts.settings.levels[level]}: ${count}`).join(', '),
          ],
          [texts.meeting.madeOfSources, sources.join(', ')],
          [texts.meeting.madeOfTier, texts.meeting.tiers[tier]],
          [texts.meeting.madeOfMissing, missing.length === 0 ? texts.meeting.nothingMissing : missing.join('; ')],
        ]}
      />
      <Downloads meeting={meeting} />
    </Section>
  );
}
