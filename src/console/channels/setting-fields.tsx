import { PasswordInput, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelTypeView } from '../../http/views/channel-account-view.ts';
import type { Settings } from './account-queries.ts';
import classes from './channels.module.css';
import { fieldText } from './guide.ts';
import type { Wrong } from './wrong-fields.ts';

interface SettingFieldsProps {
  type: ChannelTypeView;
  values: Settings;
  wrong: Wrong['fields'];
  onChange: (name: string, value: string) => void;
  /** What stands in an empty field that keeps what it has; left out where all is new. */
  kept?: (name: string) => string | undefined;
}

/** What an account is made of, field by field; secrets are not shown while they are typed in. */
export function SettingFields({ type, values, wrong, onChange, kept }: SettingFieldsProps) {
  const { t } = useTranslation();
  const field = ({ name, secret, required, hint, example }: ChannelTypeView['fields'][number]) => {
    const text = fieldText(type.type, name);
    const label = text ? t(`channelAccounts.fields.${text}.label`) : name;
    const props = {
      label: required || kept ? label : `${label} (${t('channelAccounts.optional')})`,
      description: text ? t(`channelAccounts.fields.${text}.hint`) : hint,
      placeholder: kept?.(name) ?? example,
      value: values[name] ?? '',
      error: wrong[name],
      autoComplete: 'off',
      spellCheck: false,
      required: required && !kept,
      withAsterisk: false,
      onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(name, event.currentTarget.value.trim()),
    };
    return secret ? (
      <PasswordInput key={name} {...props} visibilityToggleButtonProps={{ 'aria-label': label }} />
    ) : (
      <TextInput key={name} {...props} />
    );
  };
  if (kept) return type.fields.map(field);
  const optional = type.fields.filter(({ required }) => !required);
  return (
    <>
      {type.fields.filter(({ required }) => required).map(field)}
      {optional.length > 0 && (
        <details className={classes.optional} open={optional.some(({ name }) => wrong[name]) || undefined}>
          <summary>{t('channelAccounts.more')}</summary>
          {optional.map(field)}
        </details>
      )}
    </>
  );
}
