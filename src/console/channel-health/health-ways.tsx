import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelHealthView } from '../../http/views/channel-health-view.ts';
import { accountsQuery } from '../channels/account-queries.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import classes from './channel-health.module.css';

/** From how a channel is to where it is put right: its settings, its templates, and what did not come. */
export function HealthWays({ health: { id, kind } }: { health: ChannelHealthView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const isOwner = useMe().role === 'owner';
  const accounts = useQuery({ ...accountsQuery, enabled: isOwner });
  const account = accounts.data?.find(({ channelId, removedAt }) => channelId === id && removedAt === null);
  return (
    <div className={classes.ways}>
      {account && (
        <Anchor component={Link} to={`/settings/channels/${account.id}`} size="sm">
          {t('channelHealth.toChannel')}
        </Anchor>
      )}
      {kind === 'web' && (
        <Anchor component={Link} to="/settings/widget" size="sm">
          {t('channelHealth.toWidget')}
        </Anchor>
      )}
      {kind === 'whatsapp' && id !== 'whatsapp:web' && canManage && (
        <Anchor component={Link} to="/settings/templates" size="sm">
          {t('channelHealth.toTemplates')}
        </Anchor>
      )}
      <Anchor component={Link} to={`/undelivered?channel=${encodeURIComponent(id)}`} size="sm">
        {t('channelHealth.toUndelivered')}
      </Anchor>
    </div>
  );
}
