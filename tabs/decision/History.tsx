import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { z } from 'zod';
import type { HistoryEvent } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  when: { color: tokens.colorNeutralForeground3 },
});

/** What the audit log says of the decision, newest first. */
export function History({ events }: { events: readonly z.infer<typeof HistoryEvent>[] }) {
  const { texts, format } = useApp();
  const styles = useStyles();
  if (events.length === 0) return <Text>{texts.decision.historyNone}</Text>;
  return (
    <ol className={styles.list}>
      {events.map(({ id, type, at, actor }) => (
        <li key={id}>
          <Text block>{texts.decision.events[type] ?? type}</Text>
          <Text size={200} className={styles.when}>
            {actor?.name ?? texts.decision.byKollegan} · {format.instant(at)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
