import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import type { ru } from '../locales/ru.ts';
import { detailText } from './figures.ts';
import classes from './kpi.module.css';

type KnownDetail = keyof typeof ru.kpi.details;

/** The definition behind a figure, its two halves and its further cuts, on a click. */
export function KpiHow({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const { numerator, denominator } = kpi;
  return (
    <div className={classes.how}>
      <UnstyledButton className={classes.howButton ?? ''} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        {numerator !== null && denominator !== null
          ? t('kpi.ratio', { numerator: number.format(numerator), denominator: number.format(denominator) })
          : t('kpi.how')}
        <IconChevronDown size={15} aria-label={t('kpi.how')} data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <p className={classes.definition}>{kpi.definition[locale]}</p>
        <dl className={classes.details}>
          {Object.entries(kpi.details).map(([name, value]) => (
            <div key={name}>
              <dt>{isKnown(name) ? t(`kpi.details.${name}`) : name}</dt>
              <dd>{detailText(t, locale, kpi.unit, name, value)}</dd>
            </div>
          ))}
        </dl>
      </Collapse>
    </div>
  );
}

function isKnown(name: string): name is KnownDetail {
  return i18next.exists(`kpi.details.${name}`);
}
