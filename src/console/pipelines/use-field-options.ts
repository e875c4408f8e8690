import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';

const BUILT_IN = ['contact.name', 'contact.phone', 'contact.email', 'dialog.amount'] as const;

/** Fields that a stage can require, by their full names; chosen ones that are there no more are shown as such. */
export function useFieldOptions(chosen: readonly string[]): { value: string; label: string }[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = (useQuery(fieldsQuery).data ?? [])
    .filter(({ removed }) => !removed)
    .map(({ id, on, title }) => ({ value: `${on}.field.${id}`, label: title[locale] }));
  const known = [
    ...BUILT_IN.map((value) => ({ value: String(value), label: t(`pipelines.fields.${KEYS[value]}`) })),
    ...own,
  ];
  const gone = chosen.filter((name) => known.every(({ value }) => value !== name));
  return [...known, ...gone.map((id) => ({ value: id, label: t('pipelines.fields.gone', { id }) }))];
}

/** Dots mean levels in the names of texts. */
const KEYS = {
  'contact.name': 'contact-name',
  'contact.phone': 'contact-phone',
  'contact.email': 'contact-email',
  'dialog.amount': 'dialog-amount',
} as const;
