import { useTranslation } from 'react-i18next';
import classes from './conversion.module.css';
import type { Verdict } from './verdict-words.ts';

/** 1 or 0 with its word, in a colour of its own. */
export function VerdictBadge({ verdict }: { verdict: Verdict | null }) {
  const { t } = useTranslation();
  const name = verdict ?? 'none';
  return (
    <span className={classes.badge} data-verdict={name}>
      {(name === 'converted' || name === 'not_converted') && <b>{t(`conversion.short.${name}`)}</b>}
      {t(`conversion.verdict.${name}`)}
    </span>
  );
}
