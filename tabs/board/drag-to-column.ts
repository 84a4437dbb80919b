import { type CollisionDetection, closestCenter, type KeyboardCoordinateGetter, pointerWithin } from '@dnd-kit/core';
import { COLUMNS } from './columns.ts';

/** With mouse and finger the column under them; with keys the one that the card was moved on. */
export const columnUnder: CollisionDetection = (args) =>
  args.pointerCoordinates === null ? closestCenter(args) : pointerWithin(args);

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** An arrow moves the card to the middle of the next column, whatever its size. */
export const keyboardToColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = STEPS[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const { over, droppableRects, collisionRect } = context;
  const index = over ? COLUMNS.map(String).indexOf(String(over.id)) : -1;
  const next = COLUMNS[Math.min(Math.max(index + step, 0), COLUMNS.length - 1)];
  const target = next === undefined ? undefined : droppableRects.get(next);
  if (!target || !collisionRect) return currentCoordinates;
  return {
    x: target.left + (target.width - collisionRect.width) / 2,
    y: target.top + (target.height - collisionRect.height) / 2,
  };
};
