import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import classes from './channels.module.css';

/** An account through which nothing goes just now: switched off, or not connected in spite of being on. */
export function IdleAccount({
  account: { id, kind, type, title, enabled, problem, hiddenByEnv },
}: {
  account: ChannelAccountView;
}) {
  const { t } = useTranslation();
  const text = hiddenByEnv ? t('channelAccounts.hiddenByEnv') : problem;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <ChannelIcon kind={kind} size={24} />
        <Text fw={600} className={classes.name}>
          {title}
        </Text>
        <span className={classes.badge}>{t(enabled ? 'channelAccounts.notWorking' : 'channelAccounts.off')}</span>
      </div>
      <Text size="sm" c="dimmed">
        {text ?? t(`channelAccounts.types.${type}.title`)}
      </Text>
      <Anchor
        component={Link}
        to={`/settings/channels/${id}`}
        size="sm"
        aria-label={`${t('channelAccounts.set')}: ${title}`}
      >
        {t('channelAccounts.set')}
      </Anchor>
    </li>
  );
}
