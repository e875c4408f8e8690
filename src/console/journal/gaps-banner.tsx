import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JournalGapView } from '../../http/views/journal-view.ts';
import { useLocale } from '../i18n/language.ts';
import { clockTime, dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './journal.module.css';
import { gapsQuery } from './journal-queries.ts';
import { channelTitle } from './titles.ts';

const SHOWN = 3;

interface GapsBannerProps {
  from: string;
  to: string;
  channel: string;
}

/** Says which updates the messenger has numbered and never brought; nothing while there are none. */
export function GapsBanner(props: GapsBannerProps) {
  const { t } = useTranslation();
  const gaps = useQuery(gapsQuery(props)).data ?? [];
  if (gaps.length === 0) return null;
  return (
    <section className={classes.gaps} aria-label={t('journal.gaps')}>
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
      <div>
        <p className={classes.gapsTitle}>{t('journal.gaps')}</p>
        <ul>
          {gaps.slice(0, SHOWN).map((gap) => (
            <GapLine key={`${gap.channelId}:${gap.after}`} gap={gap} />
          ))}
        </ul>
        {gaps.length > SHOWN && <p>{t('journal.moreGaps', { count: gaps.length - SHOWN })}</p>}
      </div>
    </section>
  );
}

function GapLine({ gap }: { gap: JournalGapView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const now = useNow();
  const { channelId, channelKind, from, to, missing } = gap;
  const today = dayIn(timezone, now);
  const [first, last] = [from, to].map((at) => dayIn(timezone, new Date(at)));
  const moment = (at: string): string =>
    first === last && last === today ? clockTime(locale, timezone, at) : dayAndTime(locale, timezone, at, now);
  return (
    <li>
      {t('journal.gap', {
        channel: channelTitle(t, channelId, channelKind),
        from: moment(from),
        to: first === last ? clockTime(locale, timezone, to) : moment(to),
        missing,
      })}
    </li>
  );
}
