import { Alert, Button, Group, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelAccountView, ChannelTypeView } from '../../http/views/channel-account-view.ts';
import type { Settings } from './account-queries.ts';
import classes from './channels.module.css';
import { CheckProgress } from './check-result.tsx';
import { fieldText } from './guide.ts';
import { SettingFields } from './setting-fields.tsx';
import { useAccountChange } from './use-account-change.ts';
import { NOTHING_WRONG, wrongOf } from './wrong-fields.ts';

/** What the account is made of: secrets by how they end, and new ones in their place. */
export function AccessSection({ account, type }: { account: ChannelAccountView; type: ChannelTypeView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [settings, setSettings] = useState<Settings>({});
  const change = useAccountChange(account);
  const wrong = change.error ? wrongOf(t, change.error) : NOTHING_WRONG;

  const shown = (name: string): string | undefined => {
    const secret = account.secrets[name];
    if (!secret) return account.settings[name];
    return secret.ending ? t('channelAccounts.secretEnds', { ending: secret.ending }) : t('channelAccounts.secret');
  };
  // The word for Meta stands with the address that it belongs to.
  const known = type.fields.flatMap(({ name }) => {
    const value = name === 'verifyToken' ? undefined : shown(name);
    const text = fieldText(type.type, name);
    return value === undefined ? [] : [{ name, value, label: text ? t(`channelAccounts.fields.${text}.label`) : name }];
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '')) });
  };
  const isEmpty = Object.values(settings).every((value) => value === '');

  return (
    <section className={classes.section} aria-labelledby="account-access">
      <h2 id="account-access">{t('channelAccounts.access')}</h2>
      {!isOpen && (
        <dl className={classes.settings}>
          {known.map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {!isOpen && account.source === 'console' && (
        <Button variant="default" onClick={() => setOpen(true)} className={classes.begin ?? ''}>
          {t('channelAccounts.replace')}
        </Button>
      )}
      {isOpen && (
        <form onSubmit={save} className={classes.form} noValidate>
          <Text size="sm" c="dimmed">
            {t('channelAccounts.replaceText')}
          </Text>
          <SettingFields
            type={type}
            values={settings}
            wrong={wrong.fields}
            kept={(name) => shown(name) ?? ''}
            onChange={(name, value) => setSettings((old) => ({ ...old, [name]: value }))}
          />
          {change.isPending && <CheckProgress name={t(`channelAccounts.types.${type.type}.title`)} />}
          {wrong.form && (
            <Alert color="red" role="alert">
              {wrong.form}
            </Alert>
          )}
          <Group gap="sm">
            <Button type="submit" loading={change.isPending} disabled={isEmpty}>
              {t('channelAccounts.replaceSave')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}
