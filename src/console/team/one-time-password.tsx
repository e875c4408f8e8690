import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OneTimePasswordView } from '../../http/views/team-view.ts';

interface OneTimePasswordProps {
  /** Null: closed. */
  given: OneTimePasswordView | null;
  onClose: () => void;
}

/** A password that can be read now and never again: nothing but the button closes it. */
export function OneTimePassword({ given, onClose }: OneTimePasswordProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={given !== null}
      onClose={onClose}
      title={t('team.passwordTitle')}
      centered
      attributes={{ header: { role: 'none' } }}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {given && (
        <Stack gap="sm">
          <Text size="sm">{t('team.passwordText')}</Text>
          <Text size="sm">
            {t('team.email')}: <b>{given.member.email}</b>
          </Text>
          <Code block fz="md" aria-label={t('team.password')}>
            {given.password}
          </Code>
          <Group justify="flex-end" gap="xs">
            <CopyButton value={given.password}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                  {copied ? t('team.passwordCopied') : t('team.passwordCopy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('team.passwordDone')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
