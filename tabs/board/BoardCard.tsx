import { useDraggable } from '@dnd-kit/core';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowMoveRegular } from '@fluentui/react-icons';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { CardFace } from './CardFace.tsx';
import { COLUMNS } from './columns.ts';
import type { MoveRequest } from './use-move.ts';

interface BoardCardProps {
  card: DecisionCard;
  onMove: (request: MoveRequest) => void;
  onOpen: (card: DecisionCard) => void;
}

const useStyles = makeStyles({
  movable: { cursor: 'grab', touchAction: 'manipulation' },
  isLifted: { opacity: 0.4 },
});

/**
 * A card that is dragged by any part of it with mouse or finger, and by its button with the keys. A click on the button
 * shows the columns in a menu: who cannot drag moves it just as well.
 */
export function BoardCard({ card, onMove, onOpen }: BoardCardProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: `${card.meetingId}/${card.id}`,
    data: { card },
    disabled: !card.editable,
  });
  const { onKeyDown, ...pointers } = { onKeyDown: undefined, ...listeners };

  const choices = COLUMNS.filter((column) => column !== card.column).map((column) => ({
    key: column,
    words: texts.board.moveTo(texts.decision.columns[column]),
    onChoose: () => onMove({ card, to: column }),
  }));
  const move = card.editable && (
    <ActionMenu
      buttonRef={setActivatorNodeRef}
      small
      icon={<ArrowMoveRegular />}
      label={texts.board.move(card.title)}
      describedBy={attributes['aria-describedby']}
      groups={[{ key: 'columns', choices }]}
      onKeyDown={onKeyDown as ((event: React.KeyboardEvent) => void) | undefined}
    />
  );

  return (
    <div
      ref={setNodeRef}
      className={mergeClasses(card.editable && styles.movable, isDragging && styles.isLifted)}
      data-card={card.id}
      {...pointers}
    >
      <CardFace card={card} actions={move} onOpen={() => onOpen(card)} />
    </div>
  );
}
