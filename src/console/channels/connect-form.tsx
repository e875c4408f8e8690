import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChannelTypeView } from '../../http/views/channel-account-view.ts';
import { keys } from '../api/keys.ts';
import { accountsQuery, checkAccount, connectAccount, type Settings } from './account-queries.ts';
import classes from './channels.module.css';
import { CheckProgress, CheckResult } from './check-result.tsx';
import { SettingFields } from './setting-fields.tsx';
import { NOTHING_WRONG, wrongOf, wrongOfCheck } from './wrong-fields.ts';

/** Asks the messenger first and says what it has answered; only then the account is connected. */
export function ConnectForm({ type }: { type: ChannelTypeView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const name = t(`channelAccounts.types.${type.type}.title`);
  const [settings, setSettings] = useState<Settings>({});
  const accounts = useQuery(accountsQuery);
  const check = useMutation({ mutationFn: () => checkAccount({ type: type.type, settings }) });
  const connect = useMutation({
    // Who cannot be asked cannot tell a name either.
    mutationFn: () => connectAccount({ type: type.type, settings, ...(type.fields.length === 0 && { title: name }) }),
    async onSuccess({ id }) {
      await Promise.all(
        [keys.channelAccounts, keys.channels].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      await navigate(`/settings/channels/${id}?new=1`, { replace: true });
    },
  });
  const error = connect.error ?? check.error;
  const wrong = error ? wrongOf(t, error) : check.data ? wrongOfCheck(t, check.data) : NOTHING_WRONG;
  const there = accounts.data?.find(
    ({ channelId, removedAt }) => removedAt === null && channelId === check.data?.channelId,
  );
  const mayConnect = check.data?.result === 'ok' || check.data?.result === 'unchecked' || type.fields.length === 0;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (mayConnect) connect.mutate();
    else check.mutate();
  };
  const change = (field: string, value: string): void => {
    setSettings((old) => ({ ...old, [field]: value }));
    check.reset();
    connect.reset();
  };

  return (
    <form onSubmit={submit} className={classes.section} noValidate>
      {type.fields.length > 0 && <h2>{t('channelAccounts.data')}</h2>}
      <SettingFields type={type} values={settings} wrong={wrong.fields} onChange={change} />
      {check.isPending && <CheckProgress name={name} />}
      {check.data?.result === 'ok' && !there && <CheckResult check={check.data} type={type} />}
      {there && <Alert color="yellow">{t('channelAccounts.checked.already', { title: there.title })}</Alert>}
      {wrong.form && (
        <Alert color="red" role="alert">
          {wrong.form}
        </Alert>
      )}
      <Button
        type="submit"
        loading={check.isPending || connect.isPending}
        disabled={!type.available || there !== undefined}
        className={classes.begin ?? ''}
      >
        {t(mayConnect ? 'channelAccounts.connect' : 'channelAccounts.check')}
      </Button>
    </form>
  );
}
