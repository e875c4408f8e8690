import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConversionView } from '../../http/views/conversion-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './board.module.css';

interface ConversionStripProps {
  conversion: ConversionView['stages'][number] | 'loading';
}

/** How many have been in a stage, how many of them went on, and how many dropped out. */
export function ConversionStrip({ conversion }: ConversionStripProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (conversion === 'loading') return <Skeleton h={58} mt={6} />;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const { visited, movedOn, dropped, stillHere, elsewhere, toNext, fromFirst } = conversion;
  const of = (part: number): string => (visited === 0 ? '0%' : `${(100 * part) / visited}%`);
  return (
    <div className={classes.conversion}>
      <div className={classes.bar} aria-hidden>
        <span data-part="on" style={{ width: of(movedOn) }} />
        <span data-part="here" style={{ width: of(stillHere + elsewhere) }} />
        <span data-part="out" style={{ width: of(dropped) }} />
      </div>
      <dl>
        <div>
          <dt>{t('board.conversion.visited')}</dt>
          <dd>
            {number.format(visited)}
            {fromFirst !== null && ` · ${percent.format(fromFirst)}`}
          </dd>
        </div>
        <div>
          <dt>{t('board.conversion.movedOn')}</dt>
          <dd data-part="on">
            {number.format(movedOn)}
            {toNext !== null && ` · ${percent.format(toNext)}`}
          </dd>
        </div>
        <div>
          <dt>{t('board.conversion.dropped')}</dt>
          <dd data-part="out">
            {number.format(dropped)}
            {visited > 0 && ` · ${percent.format(dropped / visited)}`}
          </dd>
        </div>
      </dl>
    </div>
  );
}
