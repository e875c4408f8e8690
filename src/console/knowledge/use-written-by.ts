import { useTranslation } from 'react-i18next';
import type { KnowledgeItemView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime, dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';

/** Who wrote the words of a page, and when: "Анна, 5 марта, 14:05", "из файла от 1 ноября". */
export function useWrittenBy(): (page: Pick<KnowledgeItemView, 'at' | 'by' | 'updated'>) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return ({ at, by, updated }) => {
    if (at !== null) {
      const when = dayAndTime(locale, timezone, at, now);
      return by ? t('knowledge.by', { name: by.name, when }) : when;
    }
    return updated === null
      ? t('knowledge.fromFile')
      : t('knowledge.fileAt', { day: dayTitle(locale, updated, dayIn(timezone, now)) });
  };
}
