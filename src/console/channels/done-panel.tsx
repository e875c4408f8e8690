import { Anchor, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import classes from './channels.module.css';

/** What comes after connecting. */
export function DonePanel({ account: { type, title, channelId } }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  const bot = type === 'telegram' && /^@(\w+)$/u.exec(title)?.[1];
  return (
    <section className={classes.done} aria-labelledby="connect-done">
      <div className={classes.head}>
        <IconCircleCheck size={24} aria-hidden />
        <h2 id="connect-done">{t(type === 'telegram' ? 'channelAccounts.done' : 'channelAccounts.nearlyDone')}</h2>
      </div>
      <Text size="sm">{t(`channelAccounts.doneText.${type}`)}</Text>
      <ul className={classes.next} aria-label={t('channelAccounts.next')}>
        {bot && (
          <li>
            <Anchor href={`https://t.me/${bot}`} target="_blank" rel="noreferrer" size="sm">
              {t('channelAccounts.nextBot')}
            </Anchor>
          </li>
        )}
        {type !== 'whatsapp_web' && (
          <li>
            <Anchor component={Link} to={`/settings/channels/${encodeURIComponent(channelId)}/health`} size="sm">
              {t('channelAccounts.nextTest')}
            </Anchor>
          </li>
        )}
        {type === 'whatsapp_cloud' && (
          <li>
            <Anchor component={Link} to="/settings/templates" size="sm">
              {t('channelAccounts.nextTemplates')}
            </Anchor>
          </li>
        )}
        <li>
          <Anchor component={Link} to="/settings/sources" size="sm">
            {t('channelAccounts.nextLinks')}
          </Anchor>
        </li>
        {type === 'telegram' && (
          <li>
            <Anchor component={Link} to="/settings/digest" size="sm">
              {t('channelAccounts.nextDigest')}
            </Anchor>
          </li>
        )}
        <li>
          <Anchor component={Link} to="/settings/pipelines" size="sm">
            {t('channelAccounts.nextBusiness')}
          </Anchor>
        </li>
      </ul>
    </section>
  );
}
