import { useApp } from '../../app/app-context.ts';
import { useWords } from '../words-context.ts';

/** @returns what says how much of what a sweep removed or left */
export function useCounts(): (rows: readonly { rule: string; count: number }[]) => string {
  const { format } = useApp();
  const { retention: words } = useWords();
  return (rows) => {
    if (rows.length === 0) return words.nothing;
    const totals = new Map<string, number>();
    for (const { rule, count } of rows) totals.set(rule, (totals.get(rule) ?? 0) + count);
    return [...totals]
      .map(([rule, count]) => words.counted(words.names[rule] ?? rule, format.number(count)))
      .join(', ');
  };
}
