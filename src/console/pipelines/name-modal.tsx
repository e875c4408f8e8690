import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NameModalProps {
  opened: boolean;
  title: string;
  label: string;
  initial?: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for one name. */
export function NameModal({ opened, title, label, initial = '', onName, onClose }: NameModalProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const close = (): void => {
    setName(null);
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = (name ?? initial).trim();
    if (text === '') return;
    if (text !== initial) onName(text);
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={label}
          value={name ?? initial}
          maxLength={80}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
