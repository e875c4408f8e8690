import { useTranslation } from 'react-i18next';
import type { ExperimentView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './experiments.module.css';

/** Who did what, when and why. */
export function HistorySection({ experiment: { history } }: { experiment: ExperimentView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const now = useNow();
  return (
    <section className={classes.panel} aria-labelledby="history">
      <h2 className={classes.panelTitle} id="history">
        {t('experiments.history')}
      </h2>
      <ol className={classes.history}>
        {history.map(({ what, at, by, why }) => (
          <li key={`${what} ${at}`}>
            <b>{t(`experiments.did.${what}`)}</b>{' '}
            <span className={classes.quiet}>
              {dayAndTime(locale, business.timezone, at, now)} · {by ?? t('experiments.itself')}
            </span>
            {why && <p>{inOwnLanguage(why, locale)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The program gives its reason in both languages, people give theirs in one. */
function inOwnLanguage(why: string, locale: 'ru' | 'en'): string {
  const [ru = why, en = why] = why.split(' / ');
  return locale === 'ru' ? ru : en;
}
