import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** So far into a column what is dragged by the keyboard stands. */
const INSET_PX = 12;

/** The arrows go from column to column; up and down are of no use, since cards stand in the order of their coming. */
export const byColumns: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, left: rect.left }] : [];
    })
    .sort((a, b) => a.left - b.left);
  const at = columns.findIndex(({ id }) => id === context.over?.id);
  const next = columns[at + step];
  return next && { x: next.left + INSET_PX, y: currentCoordinates.y };
};
