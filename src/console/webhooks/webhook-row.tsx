import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WebhookView } from '../../http/views/webhook-view.ts';
import { ToneBadge } from './tone-badge.tsx';
import classes from './webhooks.module.css';

/** One webhook in the list: where to, what about, and how much got through. */
export function WebhookRow({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Link to={`/settings/webhooks/${encodeURIComponent(webhook.id)}`} className={classes.name ?? ''}>
          {webhook.url}
        </Link>
        <span className={classes.quiet}>{t('webhooks.eventCount', { count: webhook.events.length })}</span>
      </div>
      <Success lately={webhook.lately} />
      <WebhookState webhook={webhook} />
    </li>
  );
}

function Success({ lately: { sent, failed, pending } }: Pick<WebhookView, 'lately'>) {
  const { t } = useTranslation();
  const ended = sent + failed;
  return (
    <span className={classes.rate}>
      {ended === 0 ? t('webhooks.nothingSent') : t('webhooks.rate', { share: Math.floor((sent / ended) * 100), sent })}
      {pending > 0 && <span className={classes.quiet}>{t('webhooks.waiting', { count: pending })}</span>}
    </span>
  );
}

/** On, off and why, or in trouble. */
export function WebhookState({ webhook: { enabled, disabledBy, failing } }: { webhook: WebhookView }) {
  const { t } = useTranslation();
  if (!enabled && disabledBy) return <ToneBadge tone="bad">{t(`webhooks.offBy.${disabledBy}`)}</ToneBadge>;
  if (!enabled) return <ToneBadge tone="quiet">{t('webhooks.off')}</ToneBadge>;
  if (failing) return <ToneBadge tone="warn">{t('webhooks.failing')}</ToneBadge>;
  return <ToneBadge tone="good">{t('webhooks.on')}</ToneBadge>;
}
