import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { horizontalListSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { type ReactNode, useState } from 'react';
import type { BoardCardView, BoardColumnView } from '../../http/views/board-view.ts';
import { useNow } from '../shared/use-now.ts';
import { placeBefore } from './board-cache.ts';
import { CardGhost } from './card.tsx';
import { ColumnGhost } from './column-ghost.tsx';
import { byColumns } from './keyboard-steps.ts';
import { useAnnouncements } from './use-announcements.ts';

interface BoardDndProps {
  columns: readonly BoardColumnView[];
  /** Draws the board; told the column above which a card hovers. */
  children: (over: string | null) => ReactNode;
  onStart: () => void;
  onEnd: () => void;
  onMoveCard: (card: BoardCardView, stageId: string) => void;
  /** `before`: the stage in front of which it is put; null for the end. */
  onPlaceColumn: (stageId: string, before: string | null) => void;
}

type Dragged = { card: BoardCardView } | { column: BoardColumnView };

/** A finger that scrolls is no finger that drags. */
const TOUCH = { delay: 220, tolerance: 8 };
const MOUSE = { distance: 6 };

/** Cards between columns and columns among themselves: by mouse, by touch, and by the keyboard. */
export function BoardDnd({ columns, children, onStart, onEnd, onMoveCard, onPlaceColumn }: BoardDndProps) {
  const now = useNow();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: MOUSE }),
    useSensor(TouchSensor, { activationConstraint: TOUCH }),
    useSensor(KeyboardSensor, { coordinateGetter: byColumns }),
  );
  const stop = (): void => {
    setDragged(null);
    setOver(null);
    onEnd();
  };
  const accessibility = useAnnouncements(columns);
  const ids = columns.map(({ stage }) => stage.id);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={accessibility}
      onDragStart={({ active }) => {
        setDragged(draggedOf(active.data.current));
        onStart();
      }}
      onDragOver={({ over: target }) => setOver(target ? String(target.id) : null)}
      onDragCancel={stop}
      onDragEnd={({ active, over: target }) => {
        stop();
        if (!target) return;
        const what = draggedOf(active.data.current);
        const to = String(target.id);
        if (what && 'card' in what && what.card.stageId !== to) onMoveCard(what.card, to);
        if (what && 'column' in what && what.column.stage.id !== to) {
          onPlaceColumn(what.column.stage.id, placeBefore(ids, what.column.stage.id, to));
        }
      }}
    >
      <SortableContext items={ids} strategy={horizontalListSortingStrategy}>
        {children(dragged && 'card' in dragged ? over : null)}
      </SortableContext>
      <DragOverlay dropAnimation={null}>
        {dragged && 'card' in dragged && <CardGhost card={dragged.card} now={now} />}
        {dragged && 'column' in dragged && <ColumnGhost column={dragged.column} />}
      </DragOverlay>
    </DndContext>
  );
}

/** What is under the pointer; the keyboard has none, and takes the nearest. */
const underPointer: CollisionDetection = (args) => {
  if (!args.pointerCoordinates) return closestCenter(args);
  return pointerWithin(args);
};

function draggedOf(data: Record<string, unknown> | undefined): Dragged | null {
  if (isCardData(data)) return { card: data.card };
  return isColumnData(data) ? { column: data.column } : null;
}

const isCardData = (data: object | undefined): data is { card: BoardCardView } => data !== undefined && 'card' in data;

const isColumnData = (data: object | undefined): data is { column: BoardColumnView } =>
  data !== undefined && 'column' in data;
