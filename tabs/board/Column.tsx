import { useDroppable } from '@dnd-kit/core';
import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { BoardCard } from './BoardCard.tsx';
import { useColumn } from './use-board.ts';
import type { MoveRequest } from './use-move.ts';

interface ColumnProps {
  column: BoardColumn;
  filter: BoardFilter;
  /** Whether cards are dropped on the column itself. */
  isTarget: boolean;
  onMove: (request: MoveRequest) => void;
  onOpen: (card: DecisionCard) => void;
}

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThick} solid transparent`,
  },
  isOver: { border: `${tokens.strokeWidthThick} solid ${tokens.colorCompoundBrandStroke}` },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  scroll: {
    overflowY: 'auto',
    height: 'calc(100vh - 250px)',
    minHeight: '320px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { position: 'relative', listStyle: 'none', margin: 0, padding: 0 },
  item: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
  },
  message: { padding: tokens.spacingHorizontalM },
});

const CARD_PX = 124;
/** The next page is fetched when this many cards are left. */
const AHEAD = 10;

/** One column; only the cards in view are in the page. */
export function Column({ column, filter, isTarget, onMove, onOpen }: ColumnProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const { cards, total, isPending, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useColumn(
    column,
    filter,
  );
  const { setNodeRef, isOver } = useDroppable({ id: column, disabled: !isTarget });
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_PX,
    overscan: 4,
    getItemKey: (index) => `${cards[index]?.meetingId}/${cards[index]?.id}`,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    const isNear = last >= cards.length - AHEAD;
    if (isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [last, cards.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const isFiltered = Object.keys(filter).length > 0;
  const name = texts.decision.columns[column];
  return (
    <section
      ref={setNodeRef}
      className={mergeClasses(styles.column, isOver && styles.isOver)}
      aria-label={texts.board.columnCount(name, total)}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{name}</h2>
        <Text size={200}>{isPending ? '' : total}</Text>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: what scrolls must be reached by keys. */}
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="group" aria-label={name}>
        {isPending && <Spinner className={styles.message} label={texts.app.loading} />}
        {!isPending && cards.length === 0 && (
          <Text className={styles.message} block>
            {isFiltered ? texts.board.emptyFilter : texts.board.emptyColumn}
          </Text>
        )}
        <ul className={styles.list} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const card = cards[item.index];
            if (!card) return null;
            return (
              <li
                key={item.key}
                data-index={item.index}
                ref={rows.measureElement}
                className={styles.item}
                style={{ transform: `translateY(${item.start}px)` }}
                aria-setsize={total}
                aria-posinset={item.index + 1}
              >
                <BoardCard card={card} onMove={onMove} onOpen={onOpen} />
              </li>
            );
          })}
        </ul>
        {isFetchNextPageError && <Button onClick={() => void fetchNextPage()}>{texts.app.retry}</Button>}
      </div>
    </section>
  );
}
