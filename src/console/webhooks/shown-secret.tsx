import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from './copy-field.tsx';

interface ShownSecretProps {
  /** Null: closed. */
  secret: string | null;
  text: string;
  onClose: () => void;
}

/** A signing secret that can be read now and never again: nothing but the button closes it. */
export function ShownSecret({ secret, text, onClose }: ShownSecretProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={t('webhooks.secret.title')}
      centered
      size="lg"
      attributes={{ header: { role: 'none' } }}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <CopyField value={secret ?? ''} label={t('webhooks.secret.label')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('webhooks.secret.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
