import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDraftEdit } from './use-draft-edit.ts';

const NAME = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

interface NewIntentProps {
  opened: boolean;
  /** Of the draft. */
  version: number;
  onClose: () => void;
}

/** A new meaning: its name for flows, and what it means in both languages. Samples come on its own screen. */
export function NewIntent({ opened, version, onClose }: NewIntentProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [intent, setIntent] = useState('');
  const [ru, setRu] = useState('');
  const [en, setEn] = useState('');
  const edit = useDraftEdit(() => navigate(`/intents/${encodeURIComponent(intent)}`));
  const isReady = NAME.test(intent) && ru.trim() !== '' && en.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const description = { ru: ru.trim(), en: en.trim() };
    edit.mutate({ version, edits: [{ do: 'add_intent', intent, description }] });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      centered
      title={t('training.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={t('training.name')}
          description={t('training.nameHint')}
          value={intent}
          onChange={(event) => setIntent(event.currentTarget.value.toLowerCase())}
          error={intent !== '' && !NAME.test(intent) ? t('training.nameWrong') : null}
          required
        />
        <TextInput
          label={t('training.aboutRu')}
          value={ru}
          onChange={(event) => setRu(event.currentTarget.value)}
          required
          mt="sm"
        />
        <TextInput
          label={t('training.aboutEn')}
          value={en}
          onChange={(event) => setEn(event.currentTarget.value)}
          required
          mt="sm"
        />
        <Text size="xs" c="dimmed" mt="xs">
          {t('training.addText')}
        </Text>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={edit.isPending}>
            {t('training.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
