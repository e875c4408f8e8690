import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import { FieldEditor } from '../fields/field-editor.tsx';
import { useCanAct } from '../shared/me-context.ts';
import classes from './contacts.module.css';
import { contactFieldsQuery } from './contacts-queries.ts';
import { useContactChange } from './use-contact-change.ts';

/** What the business has added to its contacts. */
export function ContactFields({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const canEdit = useCanAct();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const change = useContactChange(contact.id);
  if (fields.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t('contacts.fields')}>
      <h2>{t('contacts.fields')}</h2>
      <FieldEditor
        on="contact"
        values={contact.fields}
        canEdit={canEdit}
        onSave={(values) => change.mutateAsync({ fields: values })}
      />
    </section>
  );
}
