import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import type { EventView } from '../../http/views/event-view.ts';
import { useLive } from '../api/live.ts';
import { HealthBanner } from '../channel-health/health-banner.tsx';
import { OfferBanner } from '../inbox/offer-banner.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { whyNobody } from '../team/why-nobody.ts';
import { OutageBanner } from '../undelivered/outage-banner.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { useQueueTitle } from './use-queue-title.ts';

/** Frame of every page: navigation beside it (below it on a phone), one live stream for all. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const isInThread = useMatch('/inbox/:dialogId/*') !== null;
  const announce = useCallback(
    ({ id, body }: EventView) => {
      if (body.type === 'distribution_failed' && canManage) {
        notifications.show({ id, color: 'yellow', title: t('offered.failed'), message: whyNobody(t, body.why) });
      }
      if (body.type !== 'handed_off') return;
      notifications.show({ id, title: t('inbox.handedOff'), message: String(body.summary ?? '').split('\n')[0] });
    },
    [t, canManage],
  );
  const connection = useLive(announce);
  useQueueTitle();

  return (
    <div className={classes.shell} data-thread={isInThread || undefined}>
      <a href="#content" className={classes.skip}>
        {t('common.skip')}
      </a>
      <Navigation />
      <main id="content" className={classes.content}>
        <ConnectionBanner connection={connection} />
        <OutageBanner />
        <HealthBanner />
        <OfferBanner />
        <div className={classes.page}>{children}</div>
      </main>
    </div>
  );
}
