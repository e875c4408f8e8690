import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './kpi.module.css';

/** What a figure rests on, and its definition on a click. */
export function KpiHow({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const basis = basisText(t, locale, kpi) ?? t('kpi.how');
  return (
    <div className={classes.how}>
      <UnstyledButton className={classes.howButton ?? ''} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        {basis}
        <IconChevronDown size={15} aria-label={t('kpi.how')} data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <p className={classes.definition}>{kpi.definition[locale]}</p>
      </Collapse>
    </div>
  );
}

/** What the figure rests on: the two halves of a share, the number of measurements of anything else. */
function basisText(t: TFunction, locale: Locale, { unit, numerator, denominator }: KpiView): string | null {
  if (numerator === null || denominator === null) return null;
  const shown = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  return unit === 'share'
    ? t('kpi.ratio', { numerator: shown(numerator), denominator: shown(denominator) })
    : t('kpi.measured', { denominator: shown(denominator) });
}
