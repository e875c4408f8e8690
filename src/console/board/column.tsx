import { useSortable } from '@dnd-kit/sortable';
import { Button, Center } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumnView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './board.module.css';
import { Card, type CardProps } from './card.tsx';
import { ColumnHead, type ColumnHeadProps } from './column-head.tsx';
import { useKeptScroll } from './use-kept-scroll.ts';

/** A card and the gap below it. */
export const CARD_PX = 132;
/** So many cards before the end the next page is asked for. */
const AHEAD = 8;

interface ColumnProps
  extends Omit<ColumnHeadProps, 'grip'>,
    Pick<CardProps, 'now' | 'limitHours' | 'canMove' | 'onChoose' | 'onMove'> {
  column: BoardColumnView;
  canSort: boolean;
  isOver: boolean;
  isChosen: ((cardId: string, stageId: string) => boolean) | null;
  onMore: (stageId: string) => Promise<void>;
}

/** One stage: its figures and its cards, of which only those in sight are drawn. */
export function Column({
  column,
  canSort,
  isOver,
  isChosen,
  onMore,
  now,
  limitHours,
  canMove,
  onChoose,
  onMove,
  ...head
}: ColumnProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { stage, cards } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const ids = cards.map(({ id }) => id);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    getItemKey: (at) => ids[at] ?? at,
    overscan: 4,
  });
  useKeptScroll(scroller, ids, CARD_PX);
  const more = useMore(column, onMore, rows.getVirtualItems().at(-1)?.index ?? 0);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useSortable({
    id: stage.id,
    data: { column },
    disabled: { draggable: !canSort },
    attributes: { roleDescription: t('board.dnd.column') },
  });
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      aria-label={stage.title[locale]}
      data-stage={stage.id}
      data-over={isOver || undefined}
      data-dragging={isDragging || undefined}
    >
      <ColumnHead
        {...head}
        column={column}
        grip={canSort ? { ref: setActivatorNodeRef, listeners, attributes } : null}
      />
      <div ref={scroller} className={classes.cards}>
        {cards.length === 0 && <p className={classes.none}>{t('board.noCards')}</p>}
        <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const card = cards[index];
            return (
              card && (
                <li key={key} style={{ transform: `translateY(${start}px)` }}>
                  <Card
                    card={card}
                    now={now}
                    limitHours={limitHours}
                    canMove={canMove}
                    isChosen={isChosen?.(card.id, stage.id) ?? null}
                    onChoose={onChoose}
                    onMove={onMove}
                  />
                </li>
              )
            );
          })}
        </ul>
        {more.hasFailed && (
          <Center pb="sm">
            <Button size="xs" variant="subtle" onClick={more.ask}>
              {t('common.retry')}
            </Button>
          </Center>
        )}
      </div>
    </section>
  );
}

/** Asks for the next page when the end comes near; after a failure only when told to. */
function useMore({ stage, cards, next }: BoardColumnView, onMore: ColumnProps['onMore'], lastInSight: number) {
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready');
  const ask = (): void => {
    setState('loading');
    onMore(stage.id).then(
      () => setState('ready'),
      () => setState('failed'),
    );
  };
  const isDue = next !== null && state === 'ready' && lastInSight >= cards.length - AHEAD;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each end that comes near
  useEffect(() => {
    if (isDue) ask();
  }, [isDue, next]);
  return { hasFailed: state === 'failed', ask };
}
