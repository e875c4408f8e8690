import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChannelView } from '../../http/views/channel-view.ts';
import { useLocale } from '../i18n/language.ts';
import { channelTitle } from '../journal/titles.ts';
import { clockTime, dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './undelivered.module.css';
import { channelsQuery } from './undelivered-queries.ts';

/** Says of each channel whose messages do not go out since when that is, and how many wait. */
export function OutageBanner() {
  const channels = useQuery(channelsQuery).data ?? [];
  const troubled = channels.filter(isTroubled);
  return (
    <div role="status" className={classes.outages}>
      {troubled.map((channel) => (
        <Outage
          key={channel.id}
          channel={channel}
          isOnly={channels.filter(({ kind }) => kind === channel.kind).length === 1}
        />
      ))}
    </div>
  );
}

/** A provider that asks for a pause while nothing waits troubles nobody. */
function isTroubled({ sending, waiting }: ChannelView): boolean {
  return sending.state === 'open' || (sending.state === 'throttled' && waiting.count > 0);
}

interface OutageProps {
  channel: ChannelView;
  /** Of its kind: it needs no account to be told from others. */
  isOnly: boolean;
}

function Outage({ channel: { id, kind, sending, waiting }, isOnly }: OutageProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const now = useNow();
  const moment = (at: string | null | undefined): string => {
    if (!at) return '';
    const isToday = dayIn(timezone, new Date(at)) === dayIn(timezone, now);
    return isToday ? clockTime(locale, timezone, at) : dayAndTime(locale, timezone, at, now);
  };
  const channel = isOnly ? t(`channel.${kind}`) : channelTitle(t, id, kind);
  const { count } = waiting;
  return (
    <p className={classes.outage} title={sending.reason}>
      <IconPlugConnectedX size={16} aria-hidden />
      {sending.state === 'open'
        ? t('undelivered.outage', { channel, since: moment(sending.since), waiting: count })
        : t('undelivered.throttled', { channel, until: moment(sending.until), waiting: count })}
    </p>
  );
}
