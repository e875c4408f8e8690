import { useTranslation } from 'react-i18next';
import type { ChannelHealthView } from '../../http/views/channel-health-view.ts';
import { useLocale } from '../i18n/language.ts';
import type { enChannelHealth } from '../locales/en-channel-health.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { whyUndelivered } from '../undelivered/why-undelivered.ts';
import classes from './channel-health.module.css';

/** What is known of the channel: account, webhook, token, queue, last hour. */
export function AccountFacts({ health }: { health: ChannelHealthView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const moment = (at: string | null) =>
    at === null ? t('channelHealth.never') : dayAndTime(locale, timezone, at, now);
  const { check, hour, waiting, lastInAt, lastOutAt, lastError } = health;
  // The chat on the site has no account and no webhook anywhere.
  const isOurs = health.kind === 'web';
  const failed = hour.retry + hour.refused + hour.blocked;
  const facts: [keyof typeof enChannelHealth.channelHealth.facts, string | number | null][] = [
    ['account', isOurs ? null : (check?.account ?? null)],
    ['webhook', check?.webhook && !isOurs ? t(`channelHealth.webhook.${check.webhook}`) : null],
    ['token', check?.answer === 'ok' && check.tokenExpiresAt ? moment(check.tokenExpiresAt) : null],
    ['quality', check?.quality ? t(`channelHealth.quality.${check.quality}`) : null],
    ['checked', check ? moment(check.at) : null],
    ['lastIn', moment(lastInAt)],
    ['lastOut', moment(lastOutAt)],
    ['queue', waiting.count === 0 ? t('channelHealth.nothing') : queueOf(waiting)],
    [
      'sends',
      failed === 0
        ? t('channelHealth.noErrors', { of: hour.out })
        : t('channelHealth.errorsOf', { failed, of: failed + hour.out }),
    ],
    ['forged', hour.forged === 0 ? null : hour.forged],
    ['malformed', hour.malformed === 0 ? null : hour.malformed],
    ['repeated', hour.repeated === 0 ? null : hour.repeated],
    ['lastError', lastError ? `${moment(lastError.at)}: ${whyUndelivered(t, lastError.reason)}` : null],
  ];

  function queueOf({ count, oldestSeconds }: ChannelHealthView['waiting']): string {
    return t('channelHealth.queueOf', { count, minutes: Math.round((oldestSeconds ?? 0) / 60) });
  }

  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} data-wide={name === 'lastError' || undefined}>
            <dt>{t(`channelHealth.facts.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
