import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ContactView } from '../../http/views/contact-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

/** A person who has not written yet: who called, or came in. */
export function NewContact({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [parts, setParts] = useState({ name: '', phone: '', email: '', source: '' });
  const [fault, setFault] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: (body: object) => request<ContactView>('/api/v1/contacts', { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: keys.contacts });
      void navigate(`/contacts/${id}`);
    },
    onError: (error) => setFault(describeError(t, error)),
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
    if (!given.name && !given.phone && !given.email) setFault(t('contacts.needOne'));
    else create.mutate(given);
  };
  const field = (name: keyof typeof parts, type: string) => (
    <TextInput
      label={t(`contacts.${name}`)}
      type={type}
      maxLength={120}
      {...(name === 'name' && { 'data-autofocus': true })}
      value={parts[name]}
      onChange={({ currentTarget: { value } }) => setParts((old) => ({ ...old, [name]: value }))}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contacts.newTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="sm">
          {field('name', 'text')}
          {field('phone', 'tel')}
          {field('email', 'email')}
          {field('source', 'text')}
          {fault && (
            <div role="alert" style={{ color: 'var(--v-bad)', fontSize: 14 }}>
              {fault}
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('contacts.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
