import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { LANGUAGE_NAMES } from '../app/languages.ts';
import { Columns } from '../parts/Columns.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { AuditLog } from './AuditLog.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** What holds for all meetings of the organisation; every change of it is in the audit log below. */
export function SettingsScreen() {
  const { call, texts } = useApp();
  const settings = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call('settings.read', { signal }) });
  return (
    <Screen title={texts.settings.title} lead={texts.settings.lead}>
      <Loaded query={settings}>
        {(data) => (
          <Columns>
            <Panel>
              <SettingsForm settings={data} />
            </Panel>
            <Panel>
              <Integrations settings={data} />
              <Notices settings={data} />
            </Panel>
          </Columns>
        )}
      </Loaded>
      <Panel>
        <AuditLog />
      </Panel>
    </Screen>
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

function Notices({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  return (
    <Section title={texts.settings.notices}>
      {settings.notices.map(({ language, kind, basis, version, lead, ground, levels, withdrawal }) => (
        <details key={`${language}-${kind}`}>
          <summary>
            {LANGUAGE_NAMES[language]} · {texts.settings.legalBasis.kinds[kind]} ({texts.settings.legalBasis.bases[basis]})
            {' · '}
            {texts.settings.version(version)}
          </summary>
          <div lang={language}>
            <Text block>{lead}</Text>
            <Text block>{ground}</Text>
            <Facts facts={levels.map(({ name, meaning }) => [name, meaning])} />
            <Text block>{withdrawal}</Text>
          </div>
        </details>
      ))}
    </Section>
  );
}
