import { useTranslation } from 'react-i18next';
import type { ExperimentResultsView, ExperimentView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { RatioLine } from './ratio-line.tsx';
import { ValueShown } from './value-shown.tsx';
import { letterOf, VariantLetter } from './variant-letter.tsx';

type Share = ExperimentResultsView['settled'][number];

/** What each variant shows, to whom, and what came of it. */
export function VariantsSection({ experiment }: { experiment: ExperimentView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const { variants, results, adopted, state } = experiment;
  const all = variants.reduce((sum, { weight }) => sum + weight, 0);
  const of = (shares: readonly Share[] | undefined, id: string) => shares?.find(({ variantId }) => variantId === id);
  return (
    <section className={classes.panel} aria-labelledby="variants">
      <h2 className={classes.panelTitle} id="variants">
        {t('experiments.variants')}
      </h2>
      <ul className={classes.variants}>
        {variants.map(({ id, weight, value }) => (
          <li
            key={id}
            className={classes.variant}
            data-adopted={(state === 'finished' && (adopted ?? 'a') === id) || undefined}
          >
            <div className={classes.variantHead}>
              <VariantLetter id={id} />
              <span>
                {id === 'a' ? t('experiments.today') : t('experiments.variantNamed', { letter: letterOf(id, locale) })}
              </span>
              <span className={classes.quiet}>{t('experiments.share', { share: percent.format(weight / all) })}</span>
            </div>
            <ValueShown value={value} />
            {results && <Figures settled={of(results.settled, id)} soFar={of(results.soFar, id)} />}
          </li>
        ))}
      </ul>
      {results && <RatioLine ratio={results.ratio} />}
    </section>
  );
}

/** The finished clients large, all others small: only the former are compared. */
function Figures({ settled, soFar }: { settled: Share | undefined; soFar: Share | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  return (
    <div className={classes.figures}>
      <p className={classes.figure}>{settled?.share === null || !settled ? '—' : percent.format(settled.share)}</p>
      <p className={classes.quiet}>
        {t('experiments.reached', {
          hits: number.format(settled?.hits ?? 0),
          clients: number.format(settled?.clients ?? 0),
        })}
      </p>
      {soFar && soFar.clients !== settled?.clients && (
        <p className={classes.quiet}>
          {t('experiments.soFar', { hits: number.format(soFar.hits), clients: number.format(soFar.clients) })}
        </p>
      )}
    </div>
  );
}
