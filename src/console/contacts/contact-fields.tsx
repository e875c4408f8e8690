import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EditableField } from '../inbox/card/editable-field.tsx';
import { useCanAct } from '../shared/me-context.ts';
import classes from './contacts.module.css';
import { contactFieldsQuery } from './contacts-queries.ts';
import { useContactChange } from './use-contact-change.ts';

/** What the business has added to its contacts. */
export function ContactFields({ contact }: { contact: ContactCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canEdit = useCanAct();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const change = useContactChange(contact.id);
  if (fields.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t('contacts.fields')}>
      <h2>{t('contacts.fields')}</h2>
      <dl className={classes.facts}>
        {fields.map((field) => {
          const value = contact.fields[field.id];
          return (
            <div key={field.id} style={{ display: 'contents' }}>
              <dt>{field.title[locale]}</dt>
              <dd>
                <EditableField
                  label={field.title[locale]}
                  value={shownValue(field, value, locale)}
                  shown={shownValue(field, value, locale) || t('contacts.notSet')}
                  canEdit={canEdit}
                  maxLength={2000}
                  onSave={(typed) => {
                    change.mutate({ fields: { [field.id]: typed === '' ? null : typed } });
                    return null;
                  }}
                />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function shownValue({ options }: FieldView, value: string | number | undefined, locale: 'ru' | 'en'): string {
  if (value === undefined) return '';
  return options.find(({ id }) => id === value)?.title[locale] ?? String(value);
}
