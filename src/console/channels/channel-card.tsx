import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import type { ChannelView } from '../../http/views/channel-view.ts';
import { HealthLink } from '../channel-health/health-link.tsx';
import { useChannelState } from '../channel-health/use-channel-state.ts';
import { useLocale } from '../i18n/language.ts';
import { channelTitle } from '../journal/titles.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './channels.module.css';
import { LinkSection } from './link-section.tsx';

interface ChannelCardProps {
  channel: ChannelView;
  /** Left out for whoever may not decide about it, and for the chat on the site. */
  account: ChannelAccountView | undefined;
}

/** One connected channel: whether messages come and go there. */
export function ChannelCard({ channel, account }: ChannelCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { id, kind, sending, waiting, undelivered, lastInboundAt, lastOutboundAt, link } = channel;
  const title = channel.title ?? (link ? t('channels.byPage') : channelTitle(t, id, kind));
  const toAccount = t(account?.source === 'env' ? 'channelAccounts.look' : 'channelAccounts.set');
  // Two words on one card would contradict each other: the worse one is below.
  const isTroubled = ['attention', 'broken'].includes(useChannelState(channel.id) ?? '');
  const lost = undelivered.failed + undelivered.uncertain;
  const isWell = sending.state === 'closed' && (link === null || link.state === 'ready');
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <ChannelIcon kind={kind} size={24} />
        <Text fw={600} className={classes.name}>
          {title}
        </Text>
        {!(isWell && isTroubled) && (
          <span className={classes.badge} data-well={isWell || undefined}>
            {t(stateKey(channel))}
          </span>
        )}
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('channels.lastIn')}</dt>
          <dd>{lastInboundAt ? dayAndTime(locale, timezone, lastInboundAt, now) : t('channels.never')}</dd>
        </div>
        <div>
          <dt>{t('channels.lastOut')}</dt>
          <dd>{lastOutboundAt ? dayAndTime(locale, timezone, lastOutboundAt, now) : t('channels.never')}</dd>
        </div>
        <div>
          <dt>{t('channels.waiting')}</dt>
          <dd>{waiting.count}</dd>
        </div>
        <div>
          <dt>{t('channels.undelivered')}</dt>
          <dd>
            {lost === 0 ? (
              lost
            ) : (
              <Anchor
                component={Link}
                to={`/undelivered?channel=${encodeURIComponent(id)}`}
                size="sm"
                aria-label={`${t('channels.undelivered')}: ${lost}, ${title}`}
              >
                {lost}
              </Anchor>
            )}
          </dd>
        </div>
      </dl>
      {sending.reason && (
        <Text size="sm" c="dimmed">
          {sending.reason}
        </Text>
      )}
      {link && <LinkSection channelId={id} link={link} />}
      <div className={classes.links}>
        <HealthLink channelId={id} title={title} />
        {account && (
          <Anchor
            component={Link}
            to={`/settings/channels/${account.id}`}
            size="sm"
            aria-label={`${toAccount}: ${title}`}
          >
            {toAccount}
          </Anchor>
        )}
        {account?.source === 'env' && <span className={classes.badge}>{t('channelAccounts.fromEnv')}</span>}
      </div>
    </li>
  );
}

function stateKey({ sending, link }: ChannelView) {
  return link && link.state !== 'ready'
    ? (`channels.link.${link.state}` as const)
    : (`channels.sending.${sending.state}` as const);
}
