import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RerunView } from '../../http/views/conversion-prompt-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './conversion.module.css';
import { isUnderWay } from './conversion-queries.ts';

interface RerunItemProps {
  rerun: RerunView;
  /** Left out for those who may only look. */
  onCancel?: () => void;
}

/** One re-run: its period, how far it is and who has asked for it. */
export function RerunItem({ rerun, onCancel }: RerunItemProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { state, total, judged, skipped, failed, by } = rerun;
  const dayOf = (at: number): string => dayTitle(locale, dayIn(timezone, new Date(at)), dayIn(timezone, now));
  // The end is not part of it: the last day is the one before.
  const period = t('conversion.rerun.period', {
    from: dayOf(Date.parse(rerun.from)),
    to: dayOf(Date.parse(rerun.to) - 1),
  });
  const progress =
    total === 0 && state === 'done'
      ? t('conversion.rerun.nothing')
      : t('conversion.rerun.progress', { judged: judged + skipped, total });
  return (
    <li>
      <div className={classes.rerunHead}>
        <Text size="sm" fw={600}>
          {period}
        </Text>
        {isUnderWay(rerun) && onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t('conversion.rerun.cancel')}
          </Button>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {[t(`conversion.rerun.scopes.${rerun.scope}`), by ? t('conversion.rerun.by', { name: by.name }) : '']
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {isUnderWay(rerun) && (
        <Progress
          mt={6}
          value={total === 0 ? 0 : ((judged + skipped) / total) * 100}
          animated
          aria-label={t(`conversion.rerun.states.${state}`)}
        />
      )}
      <Text size="sm" mt={4}>
        {t(`conversion.rerun.states.${state}`)} · {progress}
        {failed > 0 && ` · ${t('conversion.calibration.notScored', { count: failed })}`}
      </Text>
    </li>
  );
}
