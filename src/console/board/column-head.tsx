import type { DraggableAttributes, DraggableSyntheticListeners } from '@dnd-kit/core';
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowBarToLeft, IconGripHorizontal } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BoardColumnView } from '../../http/views/board-view.ts';
import type { ConversionView } from '../../http/views/conversion-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import classes from './board.module.css';
import { ConversionStrip } from './conversion-strip.tsx';

export interface ColumnHeadProps {
  column: BoardColumnView;
  /** Null where stages cannot be put into another order. */
  grip: {
    ref: (element: HTMLElement | null) => void;
    listeners: DraggableSyntheticListeners;
    attributes: DraggableAttributes;
  } | null;
  /** Null while nothing is being chosen. */
  isWhole: boolean | null;
  onWhole: (column: BoardColumnView) => void;
  onCollapse: (stageId: string) => void;
  /** Left out: not shown. */
  conversion?: ConversionView['stages'][number] | 'loading' | undefined;
}

/** Name, group, count and sum of a stage, and what can be done with all of it. */
export function ColumnHead({ column, grip, isWhole, onWhole, onCollapse, conversion }: ColumnHeadProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const { stage, count, sum } = column;
  const title = stage.title[locale];
  return (
    <header className={classes.head} style={{ borderTopColor: stage.colour }}>
      <div className={classes.headLine}>
        {grip && (
          <ActionIcon
            ref={grip.ref}
            className={classes.grip ?? ''}
            variant="subtle"
            color="gray"
            size="sm"
            {...grip.attributes}
            {...grip.listeners}
            aria-label={t('board.dragColumn', { title })}
          >
            <IconGripHorizontal size={16} aria-hidden />
          </ActionIcon>
        )}
        {isWhole !== null && (
          <Checkbox
            size="xs"
            checked={isWhole}
            disabled={count === 0}
            aria-label={t('board.chooseColumn', { title })}
            onChange={() => onWhole(column)}
          />
        )}
        <h2 className={classes.title} title={title}>
          {title}
        </h2>
        <span className={classes.count}>{new Intl.NumberFormat(locale).format(count)}</span>
        <ActionIcon
          className={classes.collapse ?? ''}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('board.collapse', { title })}
          title={t('board.collapseShort')}
          onClick={() => onCollapse(stage.id)}
        >
          <IconArrowBarToLeft size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.figures}>
        <span>{money(locale, business.currency, { from: sum })}</span>
        <span>{groupTitle(t, stage.group)}</span>
      </div>
      {conversion && <ConversionStrip conversion={conversion} />}
    </header>
  );
}

function groupTitle(t: TFunction, group: string): string {
  const known = (['active', 'successful', 'unsuccessful', 'not_a_request'] as const).find((one) => one === group);
  return known ? t(`board.group.${known}`) : group;
}
