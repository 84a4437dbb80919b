import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { Columns } from '../../parts/Columns.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Section } from '../../parts/Section.tsx';
import { useWords } from '../words-context.ts';
import { RecordRequestForm } from './RecordRequestForm.tsx';
import { RequestList } from './RequestList.tsx';

const STATES = ['received', 'taken', 'answered'] as const;

/** What people ask for about their own data, by the last day for an answer. */
export function RequestsPage() {
  const { requests: words } = useWords();
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <Columns>
      <Panel>
        <Text>{words.lead}</Text>
        {STATES.map((state) => (
          <RequestList key={state} state={state} changed={changed} onChanged={setChanged} />
        ))}
      </Panel>
      <Panel>
        <Section title={words.record}>
          <RecordRequestForm />
        </Section>
      </Panel>
    </Columns>
  );
}
