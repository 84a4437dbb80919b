import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { AgendaForm } from './AgendaForm.tsx';
import { isWritten } from './agenda-lines.ts';
import type { AgendaProps } from './agenda-props.ts';

const useStyles = makeStyles({
  agenda: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** An agenda to read, and to write for whom the meeting is theirs. */
export function Agenda({ meeting, of, agenda }: AgendaProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const [isWriting, setIsWriting] = useState(false);
  const mayWrite = meeting.editable && (of === 'next' || meeting.status !== 'closed');
  if (isWriting) return <AgendaForm meeting={meeting} of={of} agenda={agenda} onDone={() => setIsWriting(false)} />;
  return (
    <div className={styles.agenda}>
      {isWritten(agenda) ? (
        <>
          <Text weight="semibold">{agenda.title === '' ? texts.meeting.agenda : agenda.title}</Text>
          {agenda.items.length > 0 && (
            <ol className={styles.list}>
              {agenda.items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice, and rows hold no state
                <li key={index}>{item}</li>
              ))}
            </ol>
          )}
        </>
      ) : (
        <Text>{texts.meeting.agendaNone}</Text>
      )}
      {mayWrite && (
        <Button size="small" onClick={() => setIsWriting(true)}>
          {isWritten(agenda) ? texts.meeting.agendaChange : texts.meeting.agendaWrite}
        </Button>
      )}
    </div>
  );
}
