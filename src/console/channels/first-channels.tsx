import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelTypeView } from '../../http/views/channel-account-view.ts';
import classes from './channels.module.css';
import { TypeTiles } from './type-tiles.tsx';

/** A new installation: what works already, and what to add. */
export function FirstChannels({ types }: { types: readonly ChannelTypeView[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-labelledby="first-channels">
      <h2 id="first-channels">{t('channelAccounts.start')}</h2>
      <Text size="sm" c="dimmed">
        {t('channelAccounts.startText')}
      </Text>
      <TypeTiles types={types} accounts={[]} />
    </section>
  );
}
