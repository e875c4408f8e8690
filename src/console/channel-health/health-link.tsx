import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './channel-health.module.css';
import { useChannelState } from './use-channel-state.ts';

/** The way from a channel's card to its health, with how it is in a word. `title` tells one card's link from another's. */
export function HealthLink({ channelId, title }: { channelId: string; title: string }) {
  const { t } = useTranslation();
  const state = useChannelState(channelId);
  const word = state === null ? '' : t(`channelHealth.states.${state}`);
  return (
    <Anchor
      component={Link}
      to={`/settings/channels/${encodeURIComponent(channelId)}/health`}
      size="sm"
      className={classes.link}
      aria-label={`${t('channelHealth.health')}: ${title}${word && `, ${word}`}`}
    >
      {t('channelHealth.health')}
      {state !== null && (
        <span className={classes.state} data-level={state}>
          {word}
        </span>
      )}
    </Anchor>
  );
}
