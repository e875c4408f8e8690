import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowsRightLeft, IconGripVertical } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { BoardCardView } from '../../http/views/board-view.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './card.module.css';
import { CardBody, CardChannel, CardTime } from './card-body.tsx';

export interface CardProps {
  card: BoardCardView;
  now: Date;
  /** How long a dialog may stay in this stage; null for no limit. */
  limitHours: number | null;
  canMove: boolean;
  /** Null while nothing is being chosen. */
  isChosen: boolean | null;
  onChoose: (card: BoardCardView) => void;
  onMove: (card: BoardCardView) => void;
}

/** A dialog on the board: a link to it, taken by mouse or finger anywhere, by the keyboard at its handle. */
export const Card = memo(function Card({ card, now, limitHours, canMove, isChosen, onChoose, onMove }: CardProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: card.id,
    data: { card },
    disabled: !canMove || isChosen !== null,
    attributes: { roleDescription: t('board.dnd.card') },
  });
  const name = personTitle(t, card.contact);
  const address = new URLSearchParams(search);
  address.set('dialog', card.id);
  return (
    <article
      ref={setNodeRef}
      className={classes.card}
      data-card={card.id}
      data-dragging={isDragging || undefined}
      data-chosen={isChosen || undefined}
      {...listeners}
    >
      <div className={classes.head}>
        <CardChannel card={card} />
        {isChosen === null ? (
          <Link to={{ search: address.toString() }} className={classes.name} draggable={false}>
            {name}
          </Link>
        ) : (
          <Checkbox
            className={classes.choose ?? ''}
            size="xs"
            checked={isChosen}
            label={name}
            onChange={() => onChoose(card)}
          />
        )}
        <CardTime card={card} now={now} />
      </div>
      <CardBody card={card} now={now} limitHours={limitHours} />
      {canMove && isChosen === null && (
        <div className={classes.tools}>
          <ActionIcon
            variant="default"
            size="sm"
            aria-label={t('board.moveCard', { name })}
            title={t('board.moveTo')}
            onClick={() => onMove(card)}
          >
            <IconArrowsRightLeft size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            ref={setActivatorNodeRef}
            className={classes.grip ?? ''}
            variant="default"
            size="sm"
            {...attributes}
            aria-label={t('board.dragCard', { name })}
          >
            <IconGripVertical size={15} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </article>
  );
});

/** What follows the pointer while a card is dragged. */
export function CardGhost({ card, now }: Pick<CardProps, 'card' | 'now'>) {
  const { t } = useTranslation();
  return (
    <div className={classes.card} data-ghost>
      <div className={classes.head}>
        <CardChannel card={card} />
        <span className={classes.name}>{personTitle(t, card.contact)}</span>
        <CardTime card={card} now={now} />
      </div>
      <CardBody card={card} now={now} limitHours={null} />
    </div>
  );
}
