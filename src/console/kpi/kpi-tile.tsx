import { IconCircleCheck, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import { figure, standingOf, targetText } from './figures.ts';
import classes from './kpi.module.css';
import { KpiDetails } from './kpi-details.tsx';
import { KpiHow } from './kpi-how.tsx';

/** One figure against its goal. What was not measured says so and is never shown as zero. */
export function KpiTile({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const standing = standingOf(kpi);
  const target = targetText(t, locale, kpi);
  return (
    <section className={classes.tile} data-standing={standing}>
      <h2 className={classes.tileTitle}>{kpi.title[locale]}</h2>
      <p className={classes.value}>{kpi.value === null ? t('kpi.noData') : figure(t, locale, kpi.unit, kpi.value)}</p>
      <p className={classes.target}>
        {standing === 'met' && <IconCircleCheck size={16} role="img" aria-label={t('kpi.met')} />}
        {standing === 'missed' && <IconTargetArrow size={16} role="img" aria-label={t('kpi.missed')} />}
        {target === null ? t('kpi.noTarget') : t('kpi.target', { target })}
      </p>
      <KpiDetails kpi={kpi} />
      <KpiHow kpi={kpi} />
    </section>
  );
}
