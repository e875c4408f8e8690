import { Button, PasswordInput, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import classes from './bitrix24.module.css';
import { refusalWords } from './refusal-words.ts';
import { useCrmChange } from './use-crm-change.ts';

/** The token by which the portal's own calls are known. */
export function TokenForm({ setup: { version, hasToken, fixed } }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const change = useCrmChange();
  if (fixed.token) {
    return (
      <Text size="sm" c="dimmed">
        {t('bitrix24.tokenByEnvironment')}
      </Text>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ path: 'settings', body: { version, token: token.trim() || null } });
  };
  return (
    <form onSubmit={submit} className={classes.inline}>
      <PasswordInput
        label={t('bitrix24.token')}
        description={t(hasToken ? 'bitrix24.tokenKept' : 'bitrix24.tokenText')}
        placeholder={hasToken ? '••••••••' : ''}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('bitrix24.showToken') }}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        error={change.error && refusalWords(t, change.error)}
      />
      <Button type="submit" variant="light" loading={change.isPending} disabled={token.trim() === ''}>
        {t('common.save')}
      </Button>
    </form>
  );
}
