import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FLOWS_PATH } from './flows-queries.ts';
import { useFlowChange } from './use-flow-change.ts';

const ID = /^[a-z][a-z0-9-]{0,59}$/;

/** A flow begins with a name; it says one line until it is written on. */
export function NewFlow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const [ru, setRu] = useState('');
  const [en, setEn] = useState('');
  const make = useFlowChange(({ id: made }) => navigate(`/flows/${made}?view=text`));
  const isReady = ID.test(id) && ru.trim() !== '' && en.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    make.mutate({
      path: FLOWS_PATH,
      method: 'POST',
      body: { id, title: { ru: ru.trim(), en: en.trim() } },
      done: t('flows.made'),
    });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      centered
      title={t('flows.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('flows.newText')}
        </Text>
        <TextInput
          label={t('flows.titleRu')}
          value={ru}
          onChange={(event) => setRu(event.currentTarget.value)}
          required
        />
        <TextInput
          label={t('flows.titleEn')}
          value={en}
          onChange={(event) => setEn(event.currentTarget.value)}
          required
          mt="sm"
        />
        <TextInput
          label={t('flows.id')}
          description={t('flows.idHint')}
          value={id}
          onChange={(event) => setId(event.currentTarget.value.toLowerCase())}
          error={id !== '' && !ID.test(id) ? t('flows.idWrong') : null}
          required
          mt="sm"
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={make.isPending}>
            {t('flows.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
