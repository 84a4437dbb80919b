import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { MeasurementsForm } from './MeasurementsForm.tsx';
import { useSettings } from './use-settings.ts';

export function MeasurementsPage() {
  return (
    <Loaded query={useSettings()}>
      {(data) => (
        <Panel>
          <MeasurementsForm settings={data} />
        </Panel>
      )}
    </Loaded>
  );
}
