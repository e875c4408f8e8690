import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NewApiKeyView } from '../../http/views/api-key-view.ts';
import classes from './api-keys.module.css';

interface ShownKeyProps {
  /** Null: closed. */
  made: NewApiKeyView | null;
  onClose: () => void;
}

/** A key that can be read now and never again: nothing but the button closes it. */
export function ShownKey({ made, onClose }: ShownKeyProps) {
  const { t } = useTranslation();
  const example = `curl -H 'Authorization: Bearer ${made?.key ?? ''}' ${location.origin}/api/v1/api-keys/current`;
  return (
    <Modal
      opened={made !== null}
      onClose={onClose}
      title={t('apiKeys.shownTitle', { name: made?.apiKey.name ?? '' })}
      centered
      size="lg"
      attributes={{ header: { role: 'none' } }}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {made && (
        <Stack gap="sm">
          <Text size="sm">{t('apiKeys.shownText')}</Text>
          <Code block fz="md" className={classes.shown} aria-label={t('apiKeys.key')}>
            {made.key}
          </Code>
          <Text size="sm">{t('apiKeys.tryIt')}</Text>
          <Code block className={classes.shown}>
            {example}
          </Code>
          <Group justify="flex-end" gap="xs">
            <CopyButton value={made.key}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                  {copied ? t('apiKeys.copied') : t('apiKeys.copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('apiKeys.kept')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
