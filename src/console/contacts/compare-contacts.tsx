import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGitMerge } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ContactView } from '../../http/views/contact-view.ts';
import { request } from '../api/request.ts';
import { readablePhone } from '../inbox/card/phone.ts';
import { describeError } from '../shared/describe-error.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './contacts.module.css';

interface CompareContactsProps {
  one: ContactView;
  two: ContactView;
  onClose: () => void;
}

type Place = 'one' | 'two';
const PARTS = ['name', 'phone', 'email'] as const;
type Part = (typeof PARTS)[number];

/** Two contacts side by side: which one is the main one, and whose values stay. */
export function CompareContacts({ one, two, onClose }: CompareContactsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [main, setMain] = useState<Place>('one');
  const [chosen, setChosen] = useState<Partial<Record<Part, Place>>>({});
  const both = { one, two };
  const other: Place = main === 'one' ? 'two' : 'one';
  const kept = (part: Part): Place => chosen[part] ?? (both[main][part] === null ? other : main);
  const merge = useMutation({
    mutationFn: () =>
      request<{ contact: ContactView }>(`/api/v1/contacts/${both[main].id}/merge`, {
        method: 'POST',
        body: {
          otherId: both[other].id,
          seen: { main: both[main].version, other: both[other].version },
          prefer: Object.fromEntries(PARTS.map((part) => [part, kept(part) === main ? 'main' : 'other'])),
        },
      }),
    onSuccess: async ({ contact }) => {
      notifications.show({ color: 'teal', message: t('contacts.merged') });
      onClose();
      void navigate(`/contacts/${contact.id}`, { replace: true });
      await client.invalidateQueries();
    },
    onError: async (error) => {
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) });
    },
  });
  const choice = (name: string, place: Place, isChosen: boolean, text: string, onChoose: () => void, label: string) => (
    <label className={classes.choice}>
      <input type="radio" name={name} checked={isChosen} aria-label={label} onChange={onChoose} value={place} />
      <span>{text}</span>
    </label>
  );
  const places: readonly Place[] = ['one', 'two'];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('contacts.compareTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('contacts.compareLead')}
      </Text>
      <table className={classes.compare}>
        <thead>
          <tr>
            <th scope="col">{t('contacts.main')}</th>
            {places.map((place) => {
              const title = personTitle(t, both[place]);
              const text = `${title} (${t(place === 'one' ? 'contacts.thisOne' : 'contacts.otherOne')})`;
              return (
                <th key={place} scope="col">
                  {choice(
                    'main',
                    place,
                    main === place,
                    text,
                    () => setMain(place),
                    t('contacts.makeMain', { name: text }),
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {PARTS.map((part) => (
            <tr key={part}>
              <th scope="row">{t(`contacts.${part}`)}</th>
              {places.map((place) => {
                const value = shown(part, both[place]);
                const isOpen = value !== null && shown(part, both[place === 'one' ? 'two' : 'one']) !== null;
                return (
                  <td key={place}>
                    {isOpen
                      ? choice(
                          part,
                          place,
                          kept(part) === place,
                          value,
                          () => setChosen((old) => ({ ...old, [part]: place })),
                          `${t('contacts.keep')}: ${value}`,
                        )
                      : (value ?? <span className={classes.dim}>{t('contacts.notSet')}</span>)}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('contacts.channels')}</th>
            {places.map((place) => (
              <td key={place}>
                {both[place].identities.map(({ channelKind }) => t(`channel.${channelKind}`)).join(', ') ||
                  t('contacts.noIdentity')}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('contacts.tags')}</th>
            {places.map((place) => (
              <td key={place}>{both[place].tags.join(', ') || t('contacts.noTags')}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          leftSection={<IconGitMerge size={17} aria-hidden />}
          loading={merge.isPending}
          onClick={() => merge.mutate()}
        >
          {t('contacts.merge')}
        </Button>
      </Group>
    </Modal>
  );
}

function shown(part: Part, contact: ContactView): string | null {
  const value = contact[part];
  return part === 'phone' && value !== null ? readablePhone(value) : value;
}
