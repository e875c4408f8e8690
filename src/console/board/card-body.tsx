import { VisuallyHidden } from '@mantine/core';
import { IconChecklist, IconHourglassHigh, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoardCardView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import { PlanTag } from '../plans/plan-tag.tsx';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime, shortMoment, urgency, waited } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import classes from './card.module.css';
import { overLimit } from './over-limit.ts';

interface CardBodyProps {
  card: BoardCardView;
  now: Date;
}

/** What a card says under the name: last line, plan and tags, amount, task and who answers. */
export function CardBody({ card, now, limitHours }: CardBodyProps & { limitHours: number | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const over = overLimit(card.stageSince, limitHours, now);
  return (
    <>
      <p className={classes.preview} dir="auto">
        {card.preview}
      </p>
      {(card.plan || card.tags.length > 0) && (
        <div className={classes.labels}>
          {card.plan && <PlanTag label={card.plan.label} colour={card.plan.colour} />}
          {card.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </div>
      )}
      <div className={classes.foot}>
        <span className={classes.amount}>
          {card.amount === null ? '' : money(locale, business.currency, { from: card.amount })}
        </span>
        {card.taskDue !== null && (
          <span
            className={classes.task}
            data-overdue={card.taskDue < now.toISOString() || undefined}
            title={t('board.taskDue', { at: dayAndTime(locale, business.timezone, card.taskDue, now) })}
          >
            <IconChecklist size={15} stroke={1.8} aria-hidden />
            {shortDue(locale, business.timezone, card.taskDue, now)}
          </span>
        )}
        {over !== null && (
          <span className={classes.over} title={t('board.overLimit', { hours: over })}>
            <IconHourglassHigh size={15} stroke={1.8} aria-hidden />
            <VisuallyHidden>{t('board.overLimit', { hours: over })}</VisuallyHidden>
          </span>
        )}
        <span className={classes.assignee} data-nobody={!card.assignee || undefined}>
          <IconUser size={14} stroke={1.8} aria-hidden />
          <span>{card.assignee?.name ?? t('card.nobody')}</span>
        </span>
      </div>
    </>
  );
}

/** When the customer wrote last; how long they wait, where nobody has answered. */
export function CardTime({ card, now }: CardBodyProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  if (card.waitingSince !== null && card.mode !== 'closed') {
    return (
      <span className={classes.wait} data-urgency={urgency(card.waitingSince, now)}>
        {t('inbox.waits', { time: waited(t, card.waitingSince, now) })}
      </span>
    );
  }
  const at = card.lastInboundAt ?? card.stageSince;
  return <span className={classes.time}>{shortMoment(t, locale, business.timezone, at, now)}</span>;
}

/** The messenger by which the customer writes. */
export function CardChannel({ card }: Pick<CardBodyProps, 'card'>) {
  return (
    <span className={classes.channel} data-channel={card.channelKind}>
      <ChannelIcon kind={card.channelKind} size={13} />
    </span>
  );
}

/** Day and month alone: the foot of a card is short. */
function shortDue(locale: 'ru' | 'en', zone: string, due: string, now: Date): string {
  const isToday = dayOf(zone, due) === dayOf(zone, now.toISOString());
  const parts = isToday
    ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)
    : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...parts }).format(new Date(due));
}

const dayOf = (zone: string, at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
