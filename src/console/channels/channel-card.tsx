import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelView } from '../../http/views/channel-view.ts';
import { useLocale } from '../i18n/language.ts';
import { channelTitle } from '../journal/titles.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './channels.module.css';
import { LinkSection } from './link-section.tsx';

/** One connected channel: whether messages come and go there. */
export function ChannelCard({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { id, kind, sending, waiting, undelivered, lastInboundAt, link } = channel;
  const isWell = sending.state === 'closed' && (link === null || link.state === 'ready');
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <ChannelIcon kind={kind} size={24} />
        <Text fw={600} className={classes.name}>
          {link ? t('channels.byPage') : channelTitle(t, id, kind)}
        </Text>
        <span className={classes.badge} data-well={isWell || undefined}>
          {t(stateKey(channel))}
        </span>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('channels.lastIn')}</dt>
          <dd>{lastInboundAt ? dayAndTime(locale, timezone, lastInboundAt, now) : t('channels.never')}</dd>
        </div>
        <div>
          <dt>{t('channels.waiting')}</dt>
          <dd>{waiting.count}</dd>
        </div>
        <div>
          <dt>{t('channels.undelivered')}</dt>
          <dd>{undelivered.failed + undelivered.uncertain}</dd>
        </div>
      </dl>
      {sending.reason && (
        <Text size="sm" c="dimmed">
          {sending.reason}
        </Text>
      )}
      {link && <LinkSection channelId={id} link={link} />}
    </li>
  );
}

function stateKey({ sending, link }: ChannelView) {
  return link && link.state !== 'ready'
    ? (`channels.link.${link.state}` as const)
    : (`channels.sending.${sending.state}` as const);
}
