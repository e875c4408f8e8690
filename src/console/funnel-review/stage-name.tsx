import { useTranslation } from 'react-i18next';
import type { ReviewStageView } from '../../http/views/funnel-review-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';

/** A stage by its colour and name; that it must not be passed by is said beside it. */
export function StageName({ stage }: { stage: Pick<ReviewStageView, 'title' | 'colour' | 'isRequired'> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <span className={classes.stage}>
      <span className={classes.dot} style={{ background: stage.colour }} aria-hidden />
      <span>
        {stage.title[locale]}
        {stage.isRequired && <span className={classes.required}>{t('funnelReview.required')}</span>}
      </span>
    </span>
  );
}
