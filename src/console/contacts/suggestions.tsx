import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import type { ContactView } from '../../http/views/contact-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { readablePhone } from '../inbox/card/phone.ts';
import { personTitle } from '../shared/person-title.ts';
import { CompareContacts } from './compare-contacts.tsx';
import classes from './contacts.module.css';
import { suggestionsQuery } from './contacts-queries.ts';

/** Who may be the same person; nothing when there is nobody. */
export function Suggestions({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [compared, compare] = useState<ContactView | null>(null);
  const { data: suggestions = [] } = useQuery(suggestionsQuery(contact.id));
  const dismiss = useMutation({
    mutationFn: (otherId: string) =>
      request(`/api/v1/contacts/${contact.id}/dismissals`, { method: 'POST', body: { otherId } }),
    onSuccess: async () => {
      notifications.show({ message: t('contacts.notSameDone') });
      await client.invalidateQueries({ queryKey: keys.contacts });
    },
  });
  return (
    <>
      {suggestions.length > 0 && (
        <section className={classes.panel} aria-label={t('contacts.same')}>
          <h2>{t('contacts.same')}</h2>
          <ul className={classes.rows}>
            {suggestions.map(({ contact: other, because }) => (
              <li key={other.id}>
                <span>
                  {personTitle(t, other)}
                  <span className={classes.dim}>
                    {' '}
                    {other.phone && readablePhone(other.phone)} ·{' '}
                    {because.map((why) => t(`contacts.because.${why}`)).join(', ')}
                  </span>
                </span>
                <Group gap={6}>
                  <Button size="compact-sm" variant="light" onClick={() => compare(other)}>
                    {t('contacts.compare')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    loading={dismiss.isPending}
                    onClick={() => dismiss.mutate(other.id)}
                  >
                    {t('contacts.notSame')}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </section>
      )}
      {compared && <CompareContacts one={contact} two={compared} onClose={() => compare(null)} />}
    </>
  );
}
