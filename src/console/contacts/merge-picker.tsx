import { Button, Modal, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import type { ContactView } from '../../http/views/contact-view.ts';
import { SlowInput } from '../board/slow-input.tsx';
import { readablePhone } from '../inbox/card/phone.ts';
import { personTitle } from '../shared/person-title.ts';
import { CompareContacts } from './compare-contacts.tsx';
import classes from './contacts.module.css';
import { contactsQuery } from './contacts-queries.ts';

const SHOWN = 8;

/** Finds the other contact by its name, phone or e-mail; then the two are compared. */
export function MergePicker({ contact, onClose }: { contact: ContactCardView; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, choose] = useState<ContactView | null>(null);
  const found = useInfiniteQuery({ ...contactsQuery({ text }), enabled: text !== '' });
  const others = text === '' ? [] : (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== contact.id);
  if (chosen) return <CompareContacts one={contact} two={chosen} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contacts.mergeOther')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <SlowInput
        label={t('contacts.findOther')}
        placeholder={t('contacts.search')}
        data-autofocus
        maxLength={100}
        value={text}
        onChange={(typed) => setText(typed.trim())}
      />
      {text !== '' && found.isSuccess && others.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('contacts.found')}
        </Text>
      )}
      <ul className={classes.rows} style={{ marginTop: 12 }}>
        {others.slice(0, SHOWN).map((other) => (
          <li key={other.id}>
            <span>
              {personTitle(t, other)}
              <span className={classes.dim}> {other.phone && readablePhone(other.phone)}</span>
            </span>
            <Button size="compact-sm" variant="light" onClick={() => choose(other)}>
              {t('contacts.compare')}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
