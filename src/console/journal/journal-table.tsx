import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JournalItemView } from '../../http/views/journal-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { clockTime, dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './journal.module.css';
import { StateBadge } from './state-badge.tsx';
import { kindTitle } from './titles.ts';

interface JournalTableProps {
  items: readonly JournalItemView[];
  now: Date;
  onOpen: (id: string) => void;
}

/** Updates row by row; on a phone each row is a small card. */
export function JournalTable({ items, now, onOpen }: JournalTableProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('journal.time')}</th>
          <th scope="col">{t('journal.channel')}</th>
          <th scope="col">{t('journal.what')}</th>
          <th scope="col">{t('journal.state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <JournalRow key={item.id} item={item} now={now} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function JournalRow({ item, now, onOpen }: { item: JournalItemView; now: Date; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { channelKind, channelId, content, state, reason } = item;
  const kind = kindTitle(t, content);
  return (
    <tr>
      <td className={classes.time}>
        <Moment at={item.receivedAt} now={now} />
      </td>
      <td className={classes.channel}>{channelKind ? <ChannelIcon kind={channelKind} /> : channelId}</td>
      <td className={classes.what}>
        <UnstyledButton
          className={classes.open ?? ''}
          aria-label={t('journal.open', { what: [kind, content?.text].filter(Boolean).join(' ') })}
          onClick={() => onOpen(item.id)}
        >
          {kind && <span className={classes.kind}>{kind}</span>}
          {content?.text && <span dir="auto">{content.text}</span>}
        </UnstyledButton>
        {reason && <span className={classes.reason}>{reason}</span>}
      </td>
      <td className={classes.state}>
        <StateBadge state={state} />
      </td>
    </tr>
  );
}

function Moment({ at, now }: { at: string; now: Date }) {
  const locale = useLocale();
  const { timezone } = useMe().business;
  const [day, today] = [dayIn(timezone, new Date(at)), dayIn(timezone, now)];
  return (
    <time dateTime={at}>
      {clockTime(locale, timezone, at)}
      {day !== today && <span className={classes.day}>{dayTitle(locale, day, today)}</span>}
    </time>
  );
}
