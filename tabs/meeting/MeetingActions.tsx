import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Panel } from '../parts/Panel.tsx';
import { AddDecisionForm } from './AddDecisionForm.tsx';
import { CloseForm } from './CloseForm.tsx';

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** What one can do with a meeting that is not closed. */
export function MeetingActions({ meeting, show }: { meeting: MeetingDetail; show: (fresh: MeetingDetail) => void }) {
  const { texts } = useApp();
  const styles = useStyles();
  const [doing, setDoing] = useState<'nothing' | 'adding' | 'closing'>('nothing');
  const done = () => setDoing('nothing');
  if (doing === 'adding') {
    return (
      <Panel>
        <AddDecisionForm meeting={meeting} onDone={done} />
      </Panel>
    );
  }
  if (doing === 'closing') {
    return (
      <Panel>
        <CloseForm meeting={meeting} show={show} onDone={done} />
      </Panel>
    );
  }
  return (
    <div className={styles.actions}>
      <Button appearance="primary" onClick={() => setDoing('closing')}>
        {texts.meeting.close}
      </Button>
      <Button onClick={() => setDoing('adding')}>{texts.meeting.add}</Button>
    </div>
  );
}
