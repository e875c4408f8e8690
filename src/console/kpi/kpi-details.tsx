import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import type { ru } from '../locales/ru.ts';
import { detailText } from './figures.ts';
import classes from './kpi.module.css';

type KnownDetail = keyof typeof ru.kpi.details;

/** Further cuts of a figure, for example how fast the slowest twentieth is. */
export function KpiDetails({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const details = Object.entries(kpi.details);
  if (details.length === 0) return null;
  return (
    <dl className={classes.details}>
      {details.map(([name, value]) => (
        <div key={name}>
          <dt>{isKnown(name) ? t(`kpi.details.${name}`) : name}</dt>
          <dd>{detailText(t, locale, kpi.unit, name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isKnown(name: string): name is KnownDetail {
  return i18next.exists(`kpi.details.${name}`);
}
