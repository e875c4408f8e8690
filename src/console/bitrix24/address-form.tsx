import { Button, Code, Group, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { refusalWords } from './refusal-words.ts';
import { useCrmChange } from './use-crm-change.ts';

/** The incoming webhook's address: typed in once, checked at the portal, and never shown again. */
export function AddressForm({ setup }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const { version, address, fixed } = setup;
  const [url, setUrl] = useState('');
  const [isOpen, setOpen] = useState(address === null);
  const [dialog, ask] = useConfirm();
  const change = useCrmChange();
  if (address !== null && (fixed.url || !isOpen)) {
    const forget = () =>
      ask({
        title: t('bitrix24.forgetTitle'),
        text: t('bitrix24.forgetText'),
        yes: t('bitrix24.forget'),
        no: t('common.cancel'),
        isDangerous: true,
        onYes: () => change.mutate({ path: 'settings', body: { version, url: null, on: false } }),
      });
    return (
      <>
        {dialog}
        <Group justify="space-between" gap="xs">
          <Code>{address}</Code>
          {fixed.url ? (
            <Text size="sm" c="dimmed">
              {t('bitrix24.byEnvironment', { name: 'BITRIX24_WEBHOOK_URL' })}
            </Text>
          ) : (
            <Group gap={4}>
              <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
                {t('bitrix24.another')}
              </Button>
              <Button variant="subtle" color="red" size="compact-sm" loading={change.isPending} onClick={forget}>
                {t('bitrix24.forget')}
              </Button>
            </Group>
          )}
        </Group>
      </>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ path: 'settings', body: { version, url: url.trim(), on: true } });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('bitrix24.url')}
        description={t('bitrix24.urlText')}
        placeholder="https://example.bitrix24.ru/rest/1/abc123/"
        type="url"
        autoComplete="off"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={change.error && refusalWords(t, change.error)}
      />
      <Group mt="sm" gap="xs">
        <Button type="submit" loading={change.isPending} disabled={url.trim() === ''}>
          {t('bitrix24.connect')}
        </Button>
        {address !== null && (
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('common.cancel')}
          </Button>
        )}
      </Group>
    </form>
  );
}
