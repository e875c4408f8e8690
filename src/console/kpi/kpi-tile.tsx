import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { ChangeLine } from '../figures/change-line.tsx';
import { filtersOnly } from '../figures/figure-filters.ts';
import { FigureNote } from '../figures/figure-note.tsx';
import { FigureValue } from '../figures/figure-value.tsx';
import { Sparkline } from '../figures/sparkline.tsx';
import { useDrill } from '../figures/use-drill.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './kpi.module.css';

/** One figure in short: the tile leads to its own view, a button in it to its dialogs. What was not measured is never a zero. */
export function KpiTile({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params] = useSearchParams();
  const { open } = useDrill();
  return (
    <article className={classes.tile}>
      <h3 className={classes.tileTitle}>
        <Link to={`/kpis/${kpi.id}${filtersOnly(params)}`} className={classes.tileLink}>
          {kpi.title[locale]}
        </Link>
      </h3>
      <FigureValue kpi={kpi} />
      <ChangeLine kpi={kpi} />
      <FigureNote unit={kpi.unit} figure={kpi} />
      <div className={classes.tileEnd}>
        <Sparkline series={kpi.series} />
        {Boolean(kpi.denominator) && (
          <UnstyledButton
            className={classes.tileOpen ?? ''}
            aria-label={t('figures.openDialogs', { title: kpi.title[locale] })}
            onClick={() => open({ kpi: kpi.id })}
          >
            {t('kpi.openDialogs')}
          </UnstyledButton>
        )}
      </div>
    </article>
  );
}
