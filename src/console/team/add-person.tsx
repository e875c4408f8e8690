import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/operator.ts';
import type { OneTimePasswordView } from '../../http/views/team-view.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { RoleSelect } from './role-select.tsx';
import { addMember } from './team-queries.ts';
import { useSave } from './use-save.ts';

interface AddPersonProps {
  isOpen: boolean;
  onClose: () => void;
}

/** A new person of the team: name, e-mail, role; then the password, once. */
export function AddPerson({ isOpen, onClose }: AddPersonProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [given, setGiven] = useState<OneTimePasswordView | null>(null);
  const add = useSave(addMember, (got) => {
    setGiven(got);
    setName('');
    setEmail('');
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ name: name.trim(), email: email.trim(), role });
  };
  return (
    <>
      <Modal
        opened={isOpen}
        onClose={onClose}
        title={t('team.add')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('team.name')}
              value={name}
              required
              maxLength={120}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('team.email')}
              type="email"
              value={email}
              required
              maxLength={200}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <RoleSelect value={role} onChange={setRole} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={add.isPending}>
                {t('team.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      <OneTimePassword given={given} onClose={() => setGiven(null)} />
    </>
  );
}
