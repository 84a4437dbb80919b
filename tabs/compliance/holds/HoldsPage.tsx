import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';
import { Columns } from '../../parts/Columns.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Section } from '../../parts/Section.tsx';
import { StateDot } from '../../parts/StateDot.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { HoldItem } from './HoldItem.tsx';
import { PlaceHoldForm } from './PlaceHoldForm.tsx';

/** What must be kept until somebody releases it. */
export function HoldsPage() {
  const { call } = useApp();
  const { holds: words, pages } = useWords();
  const styles = useFormStyles();
  const holds = useQuery({
    queryKey: ['holds'],
    staleTime: 0,
    queryFn: ({ signal }) => call('holds.list', { signal }),
  });
  const overdue = holds.data?.holds.filter(({ isOverdue }) => isOverdue).length ?? 0;
  return (
    <Columns>
      <Panel>
        <Section
          title={pages.holds}
          aside={overdue > 0 ? <StateDot tone="bad">{words.overdueCount(overdue)}</StateDot> : undefined}
        >
          <Text>{words.lead}</Text>
          <Loaded query={holds}>
            {(data) =>
              data.holds.length === 0 ? (
                <Text>{words.none}</Text>
              ) : (
                <ul className={styles.list}>
                  {data.holds.map((hold) => (
                    <HoldItem key={hold.id} hold={hold} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Section>
      </Panel>
      <Panel>
        <Section title={words.place}>
          <PlaceHoldForm />
        </Section>
      </Panel>
    </Columns>
  );
}
