import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelAccountView, ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import classes from './channels.module.css';
import { GUIDES, TYPE_ORDER } from './guide.ts';

interface TypeTilesProps {
  types: readonly ChannelTypeView[];
  accounts: readonly ChannelAccountView[];
}

/** The messengers to choose from, the easiest first. */
export function TypeTiles({ types, accounts }: TypeTilesProps) {
  const { t } = useTranslation();
  const ordered = TYPE_ORDER.flatMap((type) => types.find((known) => known.type === type) ?? []);
  return (
    <ul className={`${classes.cards} ${classes.tiles}`} aria-label={t('channelAccounts.add')}>
      {ordered.map(({ type, kind, single, available }) => {
        const there = accounts.find((account) => account.type === type && account.removedAt === null);
        const isTaken = single && there;
        const to = isTaken ? `/settings/channels/${there.id}` : `/settings/channels/new/${type}`;
        return (
          <li key={type}>
            <Link to={to} className={classes.tile ?? ''}>
              <ChannelIcon kind={kind} size={28} />
              <span>
                <Text component="span" fw={600} display="block">
                  {t(`channelAccounts.types.${type}.title`)}
                </Text>
                <Text component="span" size="sm" c="dimmed" display="block">
                  {t(`channelAccounts.types.${type}.text`)}
                </Text>
                <span className={classes.marks}>
                  <span className={classes.badge} data-well={GUIDES[type].isOfficial || undefined}>
                    {t(GUIDES[type].isOfficial ? 'channelAccounts.official' : 'channelAccounts.unofficial')}
                  </span>
                  {!available && <span className={classes.badge}>{t('channelAccounts.needsAddress')}</span>}
                  {isTaken && (
                    <span className={classes.badge} data-well>
                      {t('channelAccounts.isThere')}
                    </span>
                  )}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
