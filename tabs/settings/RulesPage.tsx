import { Columns } from '../parts/Columns.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Notices } from './Notices.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useSettings } from './use-settings.ts';

export function RulesPage() {
  return (
    <Loaded query={useSettings()}>
      {(data) => (
        <Columns>
          <Panel>
            <SettingsForm settings={data} />
          </Panel>
          <Panel>
            <Notices settings={data} />
          </Panel>
        </Columns>
      )}
    </Loaded>
  );
}
