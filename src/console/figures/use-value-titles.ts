import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../domain/analytics/figure-query.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { WITHOUT } from './figure-filters.ts';
import { choicesQuery } from './figure-queries.ts';
import type { Bounds } from './period.ts';
import { valueTitle } from './value-title.ts';

/** Tells how a value of a dimension is called, as far as it occurs in the period; a manager by the team. */
export function useValueTitles(bounds: Bounds | null): (dimension: Dimension, value: string) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team } = useMe();
  const choices = useQuery({ ...choicesQuery(bounds ?? { from: '', to: '' }), enabled: bounds !== null }).data?.choices;
  return (dimension, value) => {
    const known = choices?.[dimension]?.find(({ key }) => (key ?? WITHOUT) === value);
    const name = dimension === 'manager' ? team.find(({ id }) => id === value)?.name : undefined;
    const title = known?.title ?? (name === undefined ? null : { ru: name, en: name });
    return valueTitle(t, locale, dimension, { key: value, title });
  };
}
