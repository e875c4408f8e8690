import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { countText } from './figure-text.ts';
import classes from './figures.module.css';
import { useWords } from './use-words.ts';

/** While all figures are made anew: how far that is, and that what stands here is not all yet. */
export function BuildingBanner({ building }: Pick<KpisView, 'building'>) {
  const { t } = useTranslation();
  const words = useWords();
  if (!building) return null;
  const { done, total } = building;
  return (
    <div className={classes.building} role="status">
      <p>{t('figures.building', { done: countText(words, done), total: countText(words, total) })}</p>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={t('figures.buildingLabel')} />
    </div>
  );
}
