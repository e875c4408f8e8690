import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Locale } from '../../domain/localized.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './knowledge.module.css';
import { isThere, LOCALES, type Topic } from './shown-topics.ts';
import { useWrittenBy } from './use-written-by.ts';

/** One page: its languages, who wrote it, and of how much use it is. */
export function TopicRow({ topic: { topic, title, pages, uses, lastUsedAt } }: { topic: Topic }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const writtenBy = useWrittenBy();
  const touched = pages
    .filter(({ origin }) => origin !== 'file')
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  const [latest = pages[0]] = touched;
  return (
    <li className={classes.row}>
      <div className={classes.rowMain}>
        <Link to={`/knowledge/pages/${topic}`} className={classes.name}>
          {title}
        </Link>
        {latest && (
          <span className={classes.quiet}>
            {latest.origin !== 'file' && (
              <span className={classes.badge} data-origin={latest.origin}>
                {t(`knowledge.origin.${latest.origin}`)}
              </span>
            )}
            {writtenBy(latest)}
          </span>
        )}
      </div>
      <span className={classes.languages}>
        {LOCALES.map((one) => (
          <Language key={one} locale={one} isMissing={!pages.some((page) => page.locale === one && isThere(page))} />
        ))}
      </span>
      <span className={classes.uses}>
        {uses === 0 ? (
          t('knowledge.unused')
        ) : (
          <>
            {t('knowledge.uses', { count: uses })}
            {lastUsedAt && (
              <span className={classes.last}>
                {t('knowledge.lastUsed', { when: dayAndTime(locale, timezone, lastUsedAt, now) })}
              </span>
            )}
          </>
        )}
      </span>
    </li>
  );
}

function Language({ locale, isMissing }: { locale: Locale; isMissing: boolean }) {
  const { t } = useTranslation();
  const told = isMissing ? t(`knowledge.missing.${locale}`) : t(`knowledge.locales.${locale}`);
  return (
    <span className={classes.language} data-missing={isMissing || undefined}>
      {isMissing ? told : <abbr title={told}>{locale.toUpperCase()}</abbr>}
    </span>
  );
}
