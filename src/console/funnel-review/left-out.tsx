import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import classes from './funnel.module.css';
import { NumberButton } from './number-button.tsx';

/** How many dialogs are no requests and so not counted, and the switch that counts them. */
export function LeftOut({ review: { leftOut } }: { review: ReviewView }) {
  const { t } = useTranslation();
  const { filters, change } = useFigureFilters();
  return (
    <div className={classes.leftOut}>
      <Switch
        label={t('funnelReview.spam')}
        checked={filters.withSpam}
        onChange={(event) => change({ withSpam: event.currentTarget.checked })}
      />
      {!filters.withSpam && leftOut > 0 && (
        <span className={classes.quiet}>
          {t('funnelReview.leftOut')}{' '}
          <NumberButton count={leftOut} title={t('funnelReview.parts.left_out')} opens={{ of: 'left_out' }} />
        </span>
      )}
    </div>
  );
}
