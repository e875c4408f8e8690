import { Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccountCheckView, ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './channels.module.css';
import { wrongOfCheck } from './wrong-fields.ts';

/** The messenger is being asked just now. */
export function CheckProgress({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.check} role="status">
      <Loader size={16} aria-hidden />
      <Text size="sm">{t('channelAccounts.checking', { name })}</Text>
    </div>
  );
}

/** What the messenger has said, in words. */
export function CheckResult({ check, type }: { check: AccountCheckView; type: ChannelTypeView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { result, account, tokenExpiresAt, webhook } = check;
  if (result === 'refused' || result === 'unreachable') {
    const { fields, form } = wrongOfCheck(t, check);
    return <Line kind="bad">{form ?? Object.values(fields)[0]}</Line>;
  }
  if (result === 'unchecked') return <Line kind="warn">{t('channelAccounts.checked.unchecked')}</Line>;
  return (
    <div className={classes.results} role="status">
      <Line kind="good">{t('channelAccounts.checked.ok', { account: account ?? '' })}</Line>
      {tokenExpiresAt && (
        <Line kind="warn">
          {t('channelAccounts.checked.expires', { at: dayAndTime(locale, timezone, tokenExpiresAt, now) })}
        </Line>
      )}
      {webhook?.state === 'elsewhere' && (
        <Line kind="warn">
          {t(type.needsPublicUrl ? 'channelAccounts.checked.elsewhereMeta' : 'channelAccounts.checked.elsewhere', {
            url: webhook.url ?? '',
          })}
        </Line>
      )}
      {webhook?.state === 'missing' && type.needsPublicUrl && (
        <Line kind="warn">{t('channelAccounts.checked.missing')}</Line>
      )}
      {webhook?.state === 'registered' && <Line kind="good">{t('channelAccounts.checked.registered')}</Line>}
      {webhook?.lastError && (
        <Line kind="bad">{t('channelAccounts.checked.lastError', { reason: webhook.lastError })}</Line>
      )}
    </div>
  );
}

const ICONS = { good: IconCircleCheck, warn: IconInfoCircle, bad: IconAlertTriangle } as const;

function Line({ kind, children }: { kind: keyof typeof ICONS; children: string | undefined }) {
  const Icon = ICONS[kind];
  return (
    <div className={classes.check} data-kind={kind} role={kind === 'bad' ? 'alert' : undefined}>
      <Icon size={18} aria-hidden />
      <Text size="sm">{children}</Text>
    </div>
  );
}
