import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Section } from '../../parts/Section.tsx';
import { useWords } from '../words-context.ts';
import { DryRun } from './DryRun.tsx';
import { RuleTable } from './RuleTable.tsx';
import { SweepTable } from './SweepTable.tsx';

/** What is kept how long and why, when the next sweep is, and what the last ones removed. */
export function RetentionPage() {
  const { call, format } = useApp();
  const { retention: words } = useWords();
  const retention = useQuery({
    queryKey: ['retention'],
    staleTime: 0,
    queryFn: ({ signal }) => call('retention.read', { signal }),
  });
  return (
    <Loaded query={retention}>
      {({ rules, nextSweep, sweeps }) => (
        <>
          <Panel>
            <Section title={words.rules}>
              <RuleTable rules={rules} />
              <Text size={200}>{words.law}</Text>
              <Text size={200}>{words.order}</Text>
            </Section>
          </Panel>
          <Panel>
            <Section title={words.sweeps}>
              <Text>{nextSweep === null ? words.nextNone : words.next(format.moment(nextSweep))}</Text>
              <DryRun />
              <SweepTable sweeps={sweeps} />
            </Section>
          </Panel>
        </>
      )}
    </Loaded>
  );
}
