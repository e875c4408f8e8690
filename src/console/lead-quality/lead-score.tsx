import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../http/views/dialog-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './lead-quality.module.css';
import { leadQualityQuery } from './lead-quality-query.ts';

/** The score of a lead and what it is made of: what is earned, what is missing, and what to do about that. */
export function LeadScore({ dialog }: { dialog: Pick<DialogCardView, 'leadScore' | 'leadPoints'> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: quality } = useQuery({ ...leadQualityQuery, enabled: dialog.leadScore !== null });
  if (dialog.leadScore === null) return null;
  const wordsOf = (id: string) => quality?.known.find((point) => point.id === id);
  return (
    <div>
      <Text size="sm">
        <Text span c="dimmed">
          {t('card.score')}:{' '}
        </Text>
        {t('card.scoreOf', { value: dialog.leadScore })}
      </Text>
      <ul className={classes.points} aria-label={t('leadQuality.of')}>
        {dialog.leadPoints.map(({ id, earned }) => {
          const words = wordsOf(id);
          const Icon = earned ? IconCircleCheck : IconCircleDashed;
          return (
            words && (
              <li key={id} data-earned={earned || undefined} title={words.rule[locale]}>
                <Icon
                  size={16}
                  stroke={1.8}
                  role="img"
                  aria-label={t(earned ? 'leadQuality.earned' : 'leadQuality.missing')}
                />
                <span>
                  {words.title[locale]}
                  {!earned && <span className={classes.todo}>{words.todo[locale]}</span>}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
