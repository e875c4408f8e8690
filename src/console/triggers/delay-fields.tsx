import { Checkbox, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerRules } from '../../domain/trigger.ts';
import classes from './triggers.module.css';

interface DelayFieldsProps {
  rules: TriggerRules;
  onChange: (part: Partial<TriggerRules>) => void;
}

/** At once, in 5 or 10 minutes, or by another timetable, as seed 004 has it; what calls it off; how late is too late. */
export function DelayFields({ rules, onChange }: DelayFieldsProps) {
  const { t } = useTranslation();
  const { delay, cancelledBy, lateHours } = rules;
  const [isOwn, setOwn] = useState(!PRESETS.some((minutes) => minutes === delay.minutes));
  const label = (minutes: number): string => {
    if (minutes === 0) return t('triggers.delay.now');
    return minutes < 60
      ? t('triggers.delay.minutes', { value: minutes })
      : minutes < 1_440
        ? t('triggers.delay.hours', { value: minutes / 60 })
        : t('triggers.delay.days', { value: minutes / 1_440 });
  };
  return (
    <section aria-label={t('triggers.delay.title')}>
      <h3 className={classes.heading}>{t('triggers.delay.title')}</h3>
      <Stack gap="sm">
        <NativeSelect
          aria-label={t('triggers.delay.title')}
          value={isOwn ? 'own' : String(delay.minutes)}
          data={[
            ...PRESETS.map((minutes) => ({ value: String(minutes), label: label(minutes) })),
            { value: 'own', label: t('triggers.delay.other') },
          ]}
          onChange={({ currentTarget: { value } }) => {
            setOwn(value === 'own');
            if (value !== 'own') onChange({ delay: { ...delay, minutes: Number(value) } });
          }}
        />
        {isOwn && (
          <NumberInput
            label={t('triggers.delay.custom')}
            value={delay.minutes}
            min={0}
            max={525_600}
            allowDecimal={false}
            onChange={(minutes) => onChange({ delay: { ...delay, minutes: Number(minutes) || 0 } })}
          />
        )}
        <Checkbox
          label={t('triggers.delay.business')}
          description={t('triggers.delay.businessText')}
          checked={delay.businessHours}
          onChange={(event) => onChange({ delay: { ...delay, businessHours: event.currentTarget.checked } })}
        />
        {delay.minutes > 0 && (
          <Checkbox.Group
            label={t('triggers.cancelled.title')}
            value={cancelledBy}
            onChange={(next) => onChange({ cancelledBy: CANCELLED_BY.filter((one) => next.includes(one)) })}
          >
            <Stack gap={6} mt={6}>
              {CANCELLED_BY.map((one) => (
                <Checkbox key={one} value={one} label={t(`triggers.cancelled.${one}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <NumberInput
          label={t('triggers.delay.late')}
          value={lateHours}
          min={1}
          max={168}
          allowDecimal={false}
          onChange={(hours) => onChange({ lateHours: Math.min(168, Math.max(1, Number(hours) || 1)) })}
        />
      </Stack>
    </section>
  );
}

const PRESETS = [0, 5, 10, 30, 60, 1_440] as const;
const CANCELLED_BY = ['moved', 'replied', 'visit'] as const;
