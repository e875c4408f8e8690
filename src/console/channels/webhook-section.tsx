import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import classes from './channels.module.css';
import { CopyLine } from './copy-line.tsx';

/** What has to be typed in at Meta, so that messages come here. */
export function WebhookSection({ account: { type, webhook } }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  if (!webhook || type === 'telegram' || type === 'whatsapp_web') return null;
  return (
    <section className={classes.section} aria-labelledby="account-hook">
      <h2 id="account-hook">{t('channelAccounts.hook')}</h2>
      <Text size="sm">{t(`channelAccounts.hookText.${type}`)}</Text>
      {webhook.url === null ? (
        <Text size="sm">{t('channelAccounts.noAddress')}</Text>
      ) : (
        <CopyLine label={t('channelAccounts.hookUrl')} value={webhook.url} />
      )}
      <CopyLine label={t('channelAccounts.hookWord')} value={webhook.verifyToken} />
    </section>
  );
}
