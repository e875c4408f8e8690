import { useTranslation } from 'react-i18next';
import type { VariantValue } from '../../domain/experiments/experiment.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { minutesText } from './minutes-text.ts';

/** What customers see of a variant: its words as a bubble, or its times. */
export function ValueShown({ value }: { value: VariantValue }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (value.kind === 'minutes') return <p className={classes.bubble}>{minutesText(t, value.minutes)}</p>;
  return <p className={classes.bubble}>{value.text[locale]}</p>;
}
