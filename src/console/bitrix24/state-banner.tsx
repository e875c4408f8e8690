import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './bitrix24.module.css';
import { crmStateQuery } from './bitrix24-queries.ts';
import { troubleWords } from './words.ts';

/** At a glance: does it run, how is the portal, and what waits since when. */
export function StateBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const state = useQuery(crmStateQuery).data;
  if (!state) return null;
  const { on, health, waiting, waitingSince, failed } = state;
  const when = (at: string) => dayAndTime(locale, timezone, at, now);
  const isWell = (!health || health.state === 'ok') && failed === 0;
  const tone = !on ? 'off' : isWell ? 'good' : 'bad';
  const portal = health ?? { state: 'unknown' as const, since: '', reason: null };
  return (
    <section className={classes.state} aria-label={t('bitrix24.state')} data-tone={tone}>
      <strong>{t(on ? `bitrix24.portal.${portal.state}` : 'bitrix24.off')}</strong>
      {on && portal.state !== 'ok' && portal.since && <span>{t('bitrix24.since', { when: when(portal.since) })}</span>}
      {on && portal.reason && <span>{troubleWords(t, portal.reason)}</span>}
      {waiting > 0 && waitingSince && <span>{t('bitrix24.waits', { count: waiting, when: when(waitingSince) })}</span>}
      {on && waiting === 0 && <span>{t('bitrix24.nothingWaits')}</span>}
      {failed > 0 && (
        <Link to="?tab=ledger" className={classes.bad ?? ''}>
          {t('bitrix24.notTaken', { count: failed })}
        </Link>
      )}
    </section>
  );
}
