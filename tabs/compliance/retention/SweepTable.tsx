import { Text } from '@fluentui/react-components';
import type { RetentionView } from '../../../core/contracts/api/retention.api.ts';
import { useApp } from '../../app/app-context.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { quantity } from '../../parts/quantity.ts';
import { StateDot } from '../../parts/StateDot.tsx';
import { useWords } from '../words-context.ts';
import { useCounts } from './use-counts.ts';

export function SweepTable({ sweeps }: { sweeps: RetentionView['sweeps'] }) {
  const app = useApp();
  const { format } = app;
  const { retention: words, consents } = useWords();
  const countsOf = useCounts();
  if (sweeps.length === 0) return <Text>{words.sweepsNone}</Text>;
  return (
    <DataTable
      label={words.sweeps}
      columns={[words.sweptAt, words.looked, words.removed, words.expired, words.skipped, words.took, consents.receipt]}
      rows={sweeps.map(({ id, startedAt, looked, removed, expired, skipped, durationMs, jws }) => ({
        key: id,
        cells: [
          format.moment(startedAt),
          format.number(looked),
          countsOf(removed),
          countsOf(expired),
          countsOf(skipped),
          quantity(durationMs / 1000, 'seconds', app),
          jws === null ? (
            ''
          ) : (
            <StateDot key="signed" tone="good">
              {words.signed}
            </StateDot>
          ),
        ],
      }))}
    />
  );
}
