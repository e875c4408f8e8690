import { Alert, Text } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from './conversion.module.css';
import { calibrationQuery } from './conversion-queries.ts';
import { percent } from './percent.ts';

/** Stands at the top when the newest version's share of conversions is not what it was, and that is no chance. */
export function DriftAlarm() {
  const { t } = useTranslation();
  const newest = useQuery(calibrationQuery).data?.[0]?.drift;
  if (newest?.state !== 'drifting') return null;
  const { earlier, recent } = newest;
  return (
    <Alert
      mb="md"
      variant="light"
      color="orange"
      icon={<IconTrendingUp size={20} aria-hidden />}
      classNames={{ title: classes.alertTitle ?? '' }}
      title={t('conversion.calibration.drifting', {
        before: percent(earlier.share ?? 0),
        now: percent(recent.share ?? 0),
        n: recent.n,
      })}
    >
      <Text size="sm">{t('conversion.calibration.driftingText')}</Text>
    </Alert>
  );
}
