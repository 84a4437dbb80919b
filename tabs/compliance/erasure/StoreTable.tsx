import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { useApp } from '../../app/app-context.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { useWords } from '../words-context.ts';

/** How much there was, and is. */
export function StoreTable({ stores }: { stores: ErasureView['stores'] }) {
  const { format } = useApp();
  const { erasure: words } = useWords();
  if (stores.length === 0) return null;
  return (
    <DataTable
      label={words.stores}
      columns={[words.store, words.before, words.after]}
      rows={stores.map(({ store, before, after }) => ({
        key: store,
        cells: [
          words.documents[store.replace('documents/', '')] ?? store,
          format.number(before),
          after === null ? '–' : format.number(after),
        ],
      }))}
    />
  );
}
