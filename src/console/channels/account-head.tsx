import { Alert, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import { HealthLink } from '../channel-health/health-link.tsx';
import { useLocale } from '../i18n/language.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import classes from './channels.module.css';
import { useAccountChange } from './use-account-change.ts';
import { wrongOf } from './wrong-fields.ts';

/** What the account is called, whether it is on, and who has changed it last. */
export function AccountHead({ account }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const [dialog, ask] = useConfirm();
  const change = useAccountChange(account);
  const isOurs = account.source === 'console';
  const toggle = (): void => {
    if (account.enabled)
      ask({
        title: t('channelAccounts.offTitle'),
        text: t('channelAccounts.offAsk'),
        yes: t('channelAccounts.offYes'),
        no: t('common.cancel'),
        isDangerous: true,
        onYes: () => change.mutate({ enabled: false }),
      });
    else change.mutate({ enabled: true });
  };
  const at = account.changedAt && dayAndTime(locale, timezone, account.changedAt, now);
  const wrong = change.error && wrongOf(t, change.error);

  return (
    <>
      {dialog}
      <div className={classes.head}>
        <ChannelIcon kind={account.kind} size={28} />
        <Title order={1} size="h3" className={classes.name ?? ''}>
          {isOurs ? account.title : t(`channelAccounts.types.${account.type}.title`)}
        </Title>
        {isOurs ? (
          <Switch
            label={t('channelAccounts.on')}
            checked={account.enabled}
            onChange={toggle}
            disabled={change.isPending || account.hiddenByEnv}
          />
        ) : (
          <span className={classes.badge}>{t('channelAccounts.fromEnv')}</span>
        )}
      </div>
      <Text c="dimmed" size="sm">
        {isOurs && t(`channelAccounts.types.${account.type}.title`)}
        {at &&
          ` · ${account.changedBy ? t('channelAccounts.changedBy', { at, name: account.changedBy }) : t('channelAccounts.changed', { at })}`}
      </Text>
      {account.enabled && !account.hiddenByEnv && <HealthLink channelId={account.channelId} title={account.title} />}
      {wrong && (
        <Alert color="red" mt="md" role="alert">
          {wrong.form ?? Object.values(wrong.fields).join(' ')}
        </Alert>
      )}
    </>
  );
}
