import { Anchor } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import type { ChannelStateView } from '../../http/views/channel-health-view.ts';
import { useLocale } from '../i18n/language.ts';
import { channelTitle } from '../journal/titles.ts';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import classes from './channel-health.module.css';
import { statesQuery } from './health-queries.ts';

/** What the banner of undelivered lines tells already. */
const TOLD_ELSEWHERE = new Set(['queue_old', 'unreachable']);

/** Says of each channel that has not been well for minutes what is wrong, on every page. */
export function HealthBanner() {
  const states = useQuery(statesQuery).data ?? [];
  const isOnHealthPage = useMatch('/settings/channels/:channelId/health') !== null;
  const troubled = isOnHealthPage ? [] : states.filter(({ lasting }) => lasting);
  return (
    <div role="status">
      {troubled.map((channel) => (
        <Trouble key={channel.id} channel={channel} />
      ))}
    </div>
  );
}

function Trouble({ channel: { id, kind, state, reasons } }: { channel: ChannelStateView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const named = useQuery(channelsQuery).data?.find((channel) => channel.id === id)?.title;
  const first = reasons.find((reason) => !TOLD_ELSEWHERE.has(reason.kind));
  if (!first) return null;
  const name = named ?? (kind ? channelTitle(t, id, kind) : t('channelHealth.server'));
  return (
    <p className={classes.banner} data-level={state}>
      <IconHeartbeat size={16} aria-hidden />
      <span>
        {name}: {first.title[locale]}
        {reasons.length > 1 && ` (+${reasons.length - 1})`}
      </span>
      {kind && (
        <Anchor
          component={Link}
          to={`/settings/channels/${encodeURIComponent(id)}/health`}
          size="sm"
          c="inherit"
          td="underline"
        >
          {t('channelHealth.more')}
        </Anchor>
      )}
    </p>
  );
}
