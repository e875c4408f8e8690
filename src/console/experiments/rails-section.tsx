import { useTranslation } from 'react-i18next';
import type { ExperimentResultsView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { VariantLetter } from './variant-letter.tsx';

/** What must not get worse, by variant; one that does stops the experiment by itself. */
export function RailsSection({ results, days }: { results: ExperimentResultsView; days: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  const variants = results.soFar.map(({ variantId }) => variantId);
  return (
    <section className={classes.panel} aria-labelledby="rails">
      <h2 className={classes.panelTitle} id="rails">
        {t('experiments.rails')}
      </h2>
      <p className={classes.quiet}>{t('experiments.railsText', { count: days })}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('experiments.rail')}</th>
              {variants.map((id) => (
                <th scope="col" key={id}>
                  <VariantLetter id={id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.rails.map(({ rail, shares, tests }) => (
              <tr key={rail}>
                <th scope="row">{t(`experiments.guardRails.${rail}`)}</th>
                {shares.map(({ variantId, share, hits, clients }) => {
                  const isWorse = tests.some((test) => test.variantId === variantId && test.isWorse);
                  return (
                    <td key={variantId} data-tone={isWorse ? 'bad' : undefined}>
                      {share === null ? '—' : percent.format(share)}
                      <span className={classes.quiet}>
                        {isWorse
                          ? t('experiments.isWorse')
                          : share !== null &&
                            t('figures.basis.share', {
                              numerator: number.format(hits),
                              denominator: number.format(clients),
                            })}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
