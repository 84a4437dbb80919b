import {
  type Announcements,
  DndContext,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { CardFace } from './CardFace.tsx';
import { Column } from './Column.tsx';
import { ColumnTabs } from './ColumnTabs.tsx';
import { COLUMNS } from './columns.ts';
import { columnUnder, keyboardToColumn } from './drag-to-column.ts';
import type { MoveRequest } from './use-move.ts';
import { useWide } from './use-wide.ts';

interface BoardColumnsProps {
  filter: BoardFilter;
  /** The one shown where there is room for one. */
  selected: BoardColumn;
  onSelect: (column: BoardColumn) => void;
  onMove: (request: MoveRequest) => void;
  onOpen: (card: DecisionCard) => void;
}

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

/** A mouse has to move this far, a finger to stay this long, before it is a drag and no click and no scroll. */
const MOUSE_PX = 6;
const TOUCH = { delay: 220, tolerance: 8 };

/** Cards to drag with mouse, finger or keys; four columns side by side, or one with tabs to drop on. */
export function BoardColumns({ filter, selected, onSelect, onMove, onOpen }: BoardColumnsProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const isWide = useWide();
  const [lifted, setLifted] = useState<DecisionCard | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: MOUSE_PX } }),
    useSensor(TouchSensor, { activationConstraint: TOUCH }),
    useSensor(KeyboardSensor, { coordinateGetter: keyboardToColumn }),
  );
  const announcements = useMemo(() => announcementsIn(texts), [texts]);

  const onDragEnd = (to: BoardColumn | undefined) => {
    if (lifted !== null && to !== undefined) onMove({ card: lifted, to });
    setLifted(null);
  };
  const shown = isWide ? COLUMNS : [selected];

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{ announcements, screenReaderInstructions: { draggable: texts.board.instructions } }}
      onDragStart={({ active }: DragStartEvent) => setLifted(cardOf(active))}
      onDragEnd={({ over }) => onDragEnd(COLUMNS.find((column) => column === over?.id))}
      onDragCancel={() => setLifted(null)}
    >
      {!isWide && <ColumnTabs filter={filter} selected={selected} onSelect={onSelect} />}
      <div className={isWide ? styles.columns : undefined}>
        {shown.map((column) => (
          <Column key={column} {...{ column, filter, onMove, onOpen }} isTarget={isWide} />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{lifted && <CardFace card={lifted} isLifted />}</DragOverlay>
    </DndContext>
  );
}

interface Dragged {
  data: { current?: Record<string, unknown> | undefined };
}

function cardOf({ data }: Dragged): DecisionCard | null {
  const card = data.current?.['card'];
  return card ? (card as DecisionCard) : null;
}

function announcementsIn({ board, decision }: ReturnType<typeof useApp>['texts']): Announcements {
  const title = (active: Dragged) => cardOf(active)?.title ?? '';
  const name = (id: string | number | undefined) => decision.columns[COLUMNS.find((each) => each === id) ?? 'open'];
  return {
    onDragStart: ({ active }) => board.lifted(title(active)),
    onDragOver: ({ active, over }) => (over ? board.over(title(active), name(over.id)) : undefined),
    onDragEnd: ({ active, over }) =>
      over && over.id !== cardOf(active)?.column
        ? board.dropped(title(active), name(over.id))
        : board.cancelled(title(active)),
    onDragCancel: ({ active }) => board.cancelled(title(active)),
  };
}
