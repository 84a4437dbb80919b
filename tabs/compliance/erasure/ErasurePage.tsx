import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import { Columns } from '../../parts/Columns.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Section } from '../../parts/Section.tsx';
import { useWords } from '../words-context.ts';
import { AskErasureForm } from './AskErasureForm.tsx';
import { ErasureList } from './ErasureList.tsx';

/** "Remove everything", from the asking over what is typed to the certificate. */
export function ErasurePage() {
  const { session } = useApp();
  const { erasure: words } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  const mayAsk = session.roles.includes('Compliance');
  return (
    <Columns>
      {mayAsk && (
        <Panel>
          <Section title={words.ask}>
            <Text>{words.lead}</Text>
            <AskErasureForm onAsked={setAsked} />
          </Section>
        </Panel>
      )}
      <Panel>
        <Section title={words.list}>
          {!mayAsk && <Text>{words.leadAdmin}</Text>}
          <ErasureList asked={asked} none={words.none} />
        </Section>
      </Panel>
    </Columns>
  );
}
