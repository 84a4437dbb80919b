import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  person: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
});

/** Who is there and how their words are handled. */
export function Participants({ meeting: { participants, ceiling } }: { meeting: MeetingDetail }) {
  const { texts } = useApp();
  const styles = useStyles();
  return (
    <Section title={texts.meeting.participants}>
      <ul className={styles.list}>
        {participants.map(({ id, name, level, answered, organiser }) => (
          <li key={id} className={styles.person}>
            <span>
              {name}
              {organiser && <Text size={200}> ({texts.meeting.organiser})</Text>}
            </span>
            <StateDot tone={answered && level !== 'none' ? 'good' : 'calm'}>
              {answered ? texts.meeting.levels[level] : texts.meeting.notAnswered}
            </StateDot>
          </li>
        ))}
      </ul>
      <Text size={200}>{texts.meeting.ceiling(texts.meeting.levels[ceiling])}</Text>
    </Section>
  );
}
