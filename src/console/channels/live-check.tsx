import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView, ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { checkAccount } from './account-queries.ts';
import classes from './channels.module.css';
import { CheckProgress, CheckResult } from './check-result.tsx';
import { wrongOf } from './wrong-fields.ts';

/** Asks the messenger how it stands with a connected account. */
export function LiveCheck({ account: { id }, type }: { account: ChannelAccountView; type: ChannelTypeView }) {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: () => checkAccount({ type: type.type, settings: {}, accountId: id }) });
  const wrong = check.error && wrongOf(t, check.error);
  return (
    <section className={classes.section} aria-labelledby="account-live">
      <h2 id="account-live">{t('channelAccounts.live')}</h2>
      <Text size="sm" c="dimmed">
        {t('channelAccounts.liveText')}
      </Text>
      {check.isPending && <CheckProgress name={t(`channelAccounts.types.${type.type}.title`)} />}
      {check.data && <CheckResult check={check.data} type={type} />}
      {wrong && <Alert color="red">{wrong.form ?? Object.values(wrong.fields).join(' ')}</Alert>}
      <Button
        variant="default"
        onClick={() => check.mutate()}
        loading={check.isPending}
        className={classes.begin ?? ''}
      >
        {t('channelAccounts.checkNow')}
      </Button>
    </section>
  );
}
