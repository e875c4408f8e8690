import { useTranslation } from 'react-i18next';
import type { ChannelHealthView } from '../../http/views/channel-health-view.ts';
import { useLocale } from '../i18n/language.ts';
import { clockTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import classes from './channel-health.module.css';

const HEIGHT = 72;
const WIDTH = 10;
const LABEL_EVERY = 12;

type Part = ChannelHealthView['timeline'][number];
const ROWS = ['in', 'out', 'errors'] as const;

/** What came, went and failed in the last 24 hours, by half an hour; told in words for whoever does not see it. */
export function Timeline({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const most = Math.max(1, ...parts.flatMap((part) => ROWS.map((row) => part[row])));
  const sum = (row: (typeof ROWS)[number]) => parts.reduce((total, part) => total + part[row], 0);
  const words = t('channelHealth.day', { in: sum('in'), out: sum('out'), errors: sum('errors') });
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));
  return (
    <figure className={classes.timeline}>
      <figcaption className={classes.legend}>
        {ROWS.map((row) => (
          <span key={row} data-row={row}>
            {t(`channelHealth.rows.${row}`)}: {sum(row)}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${parts.length * WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {parts.map((part, index) =>
          ROWS.map((row, place) => (
            <rect
              key={`${part.at}${row}`}
              data-row={row}
              x={index * WIDTH + place * 3 + 0.5}
              y={HEIGHT - tall(part[row])}
              width={2.6}
              height={tall(part[row])}
            >
              <title>{`${clockTime(locale, timezone, part.at)} · ${t(`channelHealth.rows.${row}`)}: ${part[row]}`}</title>
            </rect>
          )),
        )}
      </svg>
      <div className={classes.hours} aria-hidden>
        {parts
          .filter((_, index) => index % LABEL_EVERY === 0)
          .map(({ at }) => (
            <span key={at}>{clockTime(locale, timezone, at)}</span>
          ))}
      </div>
    </figure>
  );
}
