import type { RuleView } from '../../../core/contracts/api/retention.api.ts';
import { useApp } from '../../app/app-context.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { useWords } from '../words-context.ts';

export function RuleTable({ rules }: { rules: readonly RuleView[] }) {
  const { format } = useApp();
  const { retention: words } = useWords();
  const lengthOf = (period: RuleView['period']) =>
    period === null ? words.noEnd : words.periods[period.unit](format.number(period.length));
  return (
    <DataTable
      label={words.rules}
      columns={[words.rule, words.period, words.from, words.source, words.why]}
      rows={rules.map(({ id, period, from, source, ground, isLaw }) => ({
        key: id,
        cells: [
          `${words.names[id] ?? id}${isLaw ? ' *' : ''}`,
          lengthOf(period),
          words.starts[from] ?? from,
          words.sources[source],
          words.grounds[id] ?? ground,
        ],
      }))}
    />
  );
}
