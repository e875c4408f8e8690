import { Alert, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView } from '../../http/views/channel-account-view.ts';
import classes from './channels.module.css';
import { useAccountChange } from './use-account-change.ts';
import { wrongOf } from './wrong-fields.ts';

/** What a channel is called in the console. */
export function NameSection({ account }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(account.title);
  const change = useAccountChange(account);
  const wrong = change.error && wrongOf(t, change.error);
  const isNew = title.trim() !== '' && title.trim() !== account.title;
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    if (isNew) change.mutate({ title: title.trim() });
  };
  return (
    <section className={classes.section} aria-labelledby="account-name">
      <h2 id="account-name">{t('channelAccounts.title')}</h2>
      {wrong && <Alert color="red">{wrong.form ?? Object.values(wrong.fields).join(' ')}</Alert>}
      <form onSubmit={rename} className={classes.pair}>
        <TextInput
          aria-label={t('channelAccounts.title')}
          description={t('channelAccounts.titleHint')}
          value={title}
          maxLength={80}
          onChange={(event) => setTitle(event.currentTarget.value)}
          className={classes.name ?? ''}
        />
        <Button type="submit" variant="default" loading={change.isPending} disabled={!isNew}>
          {t('common.save')}
        </Button>
      </form>
    </section>
  );
}
