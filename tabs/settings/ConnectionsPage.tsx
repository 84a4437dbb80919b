import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { Columns } from '../parts/Columns.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { ConnectionsForm } from './ConnectionsForm.tsx';
import { useSettings } from './use-settings.ts';

/** What Kollegan works with in Microsoft 365, and where there. */
export function ConnectionsPage() {
  return (
    <Loaded query={useSettings()}>
      {(data) => (
        <Columns>
          <Panel>
            <ConnectionsForm settings={data} />
          </Panel>
          <Panel>
            <Integrations settings={data} />
          </Panel>
        </Columns>
      )}
    </Loaded>
  );
}

function Integrations({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  return (
    <Section title={texts.settings.integrations}>
      <Facts
        facts={settings.integrations.map(({ key, state }) => [
          texts.settings.integration[key],
          <StateDot key={key} tone={state === 'connected' ? 'good' : 'calm'}>
            {texts.settings.states[state]}
          </StateDot>,
        ])}
      />
    </Section>
  );
}
