import { useDroppable } from '@dnd-kit/core';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { COLUMNS } from './columns.ts';
import { useColumn } from './use-board.ts';

interface ColumnTabsProps {
  filter: BoardFilter;
  selected: BoardColumn;
  onSelect: (column: BoardColumn) => void;
}

const useStyles = makeStyles({
  tabs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalXS,
  },
  tab: {
    font: 'inherit',
    minHeight: '44px',
    padding: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  selected: {
    fontWeight: tokens.fontWeightSemibold,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorCompoundBrandStroke}`,
  },
  isOver: { backgroundColor: tokens.colorNeutralBackground1Pressed },
});

/** Where one column has room: which one. A card is dropped on a tab to move it there. */
export function ColumnTabs({ filter, selected, onSelect }: ColumnTabsProps) {
  const { texts } = useApp();
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one.
    <div role="group" aria-label={texts.board.chooseColumn} className={styles.tabs}>
      {COLUMNS.map((column) => (
        <ColumnTab key={column} {...{ column, filter, onSelect }} isSelected={column === selected} />
      ))}
    </div>
  );
}

interface ColumnTabProps extends Pick<ColumnTabsProps, 'filter' | 'onSelect'> {
  column: BoardColumn;
  isSelected: boolean;
}

function ColumnTab({ column, filter, isSelected, onSelect }: ColumnTabProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const { total } = useColumn(column, filter);
  const { setNodeRef, isOver } = useDroppable({ id: column });
  return (
    <button
      ref={setNodeRef}
      type="button"
      aria-pressed={isSelected}
      className={mergeClasses(styles.tab, isSelected && styles.selected, isOver && styles.isOver)}
      onClick={() => onSelect(column)}
    >
      {texts.decision.columns[column]} {total}
    </button>
  );
}
