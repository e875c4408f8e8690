import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pipelinesQuery } from '../board/board-queries.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { triggersQuery } from '../triggers/trigger-queries.ts';
import { type Names, namesFrom } from './names.ts';

/** Read only where a history is shown. */
export function useNames(isShown: boolean): Names {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team, business } = useMe();
  const pipelines = useQuery({ ...pipelinesQuery, enabled: isShown }).data ?? [];
  const fields = useQuery({ ...fieldsQuery, enabled: isShown }).data ?? [];
  const triggers = useQuery({ ...triggersQuery, enabled: isShown }).data ?? [];
  return namesFrom({ t, locale, currency: business.currency, pipelines, fields, team, triggers });
}
