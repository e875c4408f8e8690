import { Button } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useAct } from '../api/use-act.ts';
import { useCanAct } from '../shared/me-context.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './offer-banner.module.css';

const offeredQuery = queryOptions({
  queryKey: keys.offered,
  queryFn: async ({ signal }) => (await request<{ items: DialogView[] }>('/api/v1/me/offered', { signal })).items,
});

/** Dialogs that wait for this person to accept them, each with the time that is left; on every page, since it runs out. */
export function OfferBanner() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const offered = useQuery({ ...offeredQuery, enabled: canAct }).data ?? [];
  return (
    <section aria-label={t('offered.region')} hidden={offered.length === 0}>
      {offered.map((dialog) =>
        dialog.sharing?.offer ? <Offer key={dialog.id} dialog={dialog} until={dialog.sharing.offer.until} /> : null,
      )}
    </section>
  );
}

function Offer({ dialog, until }: { dialog: DialogView; until: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const act = useAct(dialog.id);
  const left = useSecondsUntil(until, () => void client.invalidateQueries({ queryKey: keys.offered }));
  const accept = (): void =>
    act.mutate(
      { kind: 'accept' },
      {
        onSuccess: () => navigate(`/inbox/${dialog.id}?view=mine`),
        onSettled: () => client.invalidateQueries({ queryKey: keys.offered }),
      },
    );
  return (
    <div className={classes.offer} role="status">
      <IconHandGrab size={20} stroke={1.7} aria-hidden />
      <p className={classes.text}>
        <b>{t('offered.title')}</b> {personTitle(t, dialog.contact)}
        <span className={classes.preview}>{dialog.queue?.summary || dialog.preview}</span>
      </p>
      {/* Told once: a screen reader would read every second. */}
      <span className={classes.left} aria-live="off">
        {t('offered.left', { time: asClock(left) })}
      </span>
      <Button size="xs" loading={act.isPending} onClick={accept}>
        {t('offered.accept')}
      </Button>
    </div>
  );
}

/** Counts down; calls when nothing is left, so that what comes next is shown. */
function useSecondsUntil(until: string, onOver: () => void): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew with another end only.
  useEffect(() => {
    setSeconds(left());
    const ticking = setInterval(() => {
      setSeconds(left());
      if (left() === 0) onOver();
    }, 1000);
    return () => clearInterval(ticking);
  }, [until]);
  return seconds;
}

const asClock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
