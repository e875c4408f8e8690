import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExperimentResultsView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';

/** Whether clients are dealt to the variants as they should be. */
export function RatioLine({ ratio }: { ratio: ExperimentResultsView['ratio'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: ratio.chiSquareP < 0.01 ? 1 : 0,
  });
  const p = ratio.chiSquareP < 0.001 ? `< ${percent.format(0.001)}` : percent.format(ratio.chiSquareP);
  const kind = ratio.isBroken ? 'broken' : ratio.isSuspect ? 'suspect' : 'fine';
  return (
    <p className={classes.ratio} data-tone={kind === 'fine' ? 'good' : kind === 'broken' ? 'bad' : 'warn'}>
      {kind === 'fine' ? <IconCircleCheck size={17} aria-hidden /> : <IconAlertTriangle size={17} aria-hidden />}
      <span>
        {t(`experiments.ratio.${kind}`)} <span className={classes.quiet}>{t('experiments.ratio.p', { p })}</span>
      </span>
    </p>
  );
}
