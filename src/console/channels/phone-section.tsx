import { Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelView } from '../../http/views/channel-view.ts';
import classes from './channels.module.css';
import { LinkSection } from './link-section.tsx';

/** The phone of WhatsApp by QR code: the code to be read, or the number that is linked. */
export function PhoneSection({ channel }: { channel: ChannelView | undefined }) {
  const { t } = useTranslation();
  const link = channel?.link;
  const isStarting = !link || link.state === 'off' || link.state === 'starting';
  return (
    <section className={classes.section} aria-labelledby="account-phone">
      <h2 id="account-phone">{t('channelAccounts.phone')}</h2>
      {isStarting && (
        <div className={classes.check} role="status">
          <Loader size={16} aria-hidden />
          <Text size="sm">{t('channelAccounts.phoneStarting')}</Text>
        </div>
      )}
      {channel && link && <LinkSection channelId={channel.id} link={link} />}
    </section>
  );
}
