import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ExperimentBriefView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { StateBadge } from './state-badge.tsx';
import { letterOf } from './variant-letter.tsx';
import { toneOf } from './verdict-tone.ts';

/** One experiment of the list: what is tried, and what can be said of it by now. */
export function ExperimentCard({ experiment }: { experiment: ExperimentBriefView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id, surfaceKind, surfaceTitle, hypothesis, state, goal, clients, verdict, adopted } = experiment;
  return (
    <li className={classes.card}>
      <div className={classes.cardTop}>
        <span className={classes.quiet}>
          {t(`experiments.kinds.${surfaceKind}`)} · {surfaceTitle[locale]}
        </span>
        <StateBadge state={state} />
      </div>
      <h3 className={classes.cardTitle}>
        <Link to={`/experiments/${id}`}>{hypothesis}</Link>
      </h3>
      {verdict && (
        <p className={classes.verdictLine} data-tone={toneOf(verdict.kind)}>
          {state === 'finished'
            ? t('experiments.decided', { letter: letterOf(adopted ?? 'a', locale) })
            : verdict.words[locale]}
        </p>
      )}
      <p className={classes.quiet}>
        {t('experiments.goal')}: {t(`experiments.goals.${goal}`).toLowerCase()}
        {state !== 'draft' && ` · ${t('experiments.clients', { count: clients })}`}
      </p>
    </li>
  );
}
