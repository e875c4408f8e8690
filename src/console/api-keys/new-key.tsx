import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewApiKeyView } from '../../http/views/api-key-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import classes from './api-keys.module.css';
import { areas, isRight, rights } from './rights.ts';

interface NewKeyProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (made: NewApiKeyView) => void;
}

const DAY_MS = 86_400_000;
/** Days; null: without an end. */
const LIVES = { month: 30, quarter: 90, year: 365, never: null } as const;
const lives = ['month', 'quarter', 'year', 'never'] as const;

/** Asks what a key is for, what it may do, where, and how long. */
export function NewKey({ isOpen, onClose, onMade }: NewKeyProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('apiKeys.new')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form onMade={onMade} onClose={onClose} />
    </Modal>
  );
}

function Form({ onMade, onClose }: Omit<NewKeyProps, 'isOpen'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(['read']);
  const [isLimited, setLimited] = useState(false);
  const [where, setWhere] = useState<string[]>([]);
  const [life, setLife] = useState<keyof typeof LIVES>('year');
  const making = useMutation({
    mutationFn: (body: object) => request<NewApiKeyView>('/api/v1/api-keys', { method: 'POST', body }),
    onSuccess: onMade,
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
  const isReady = name.trim() !== '' && chosen.length > 0 && (!isLimited || where.length > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate({
      name,
      rights: chosen.filter(isRight),
      areas: isLimited ? where : null,
      expiresAt: endOf(LIVES[life]),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('apiKeys.name')}
          description={t('apiKeys.nameText')}
          maxLength={100}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('apiKeys.rights')}
          description={t('apiKeys.rightsText')}
          value={chosen}
          onChange={setChosen}
        >
          <Stack gap={10} mt={10}>
            {rights.map((right) => (
              <Checkbox
                key={right}
                value={right}
                label={t(`apiKeys.right.${right}`)}
                description={t(`apiKeys.rightText.${right}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox
          label={t('apiKeys.limit')}
          description={t('apiKeys.limitText')}
          checked={isLimited}
          onChange={(event) => setLimited(event.currentTarget.checked)}
        />
        {isLimited && (
          <Checkbox.Group label={t('apiKeys.areas')} value={where} onChange={setWhere}>
            <div className={classes.areas}>
              {areas.map(([area, title]) => (
                <Checkbox key={area} value={area} label={t(`apiKeys.area.${title}`)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <Select
          label={t('apiKeys.life')}
          maw={260}
          allowDeselect={false}
          data={lives.map((value) => ({ value, label: t(`apiKeys.lives.${value}`) }))}
          value={life}
          onChange={(value) => setLife(lives.find((one) => one === value) ?? life)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={making.isPending} disabled={!isReady}>
            {t('apiKeys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const endOf = (days: number | null): string | null =>
  days === null ? null : new Date(Date.now() + days * DAY_MS).toISOString();
