import { NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from './schedule-editor.tsx';
import classes from './team.module.css';
import { TimeField } from './time-field.tsx';

type Cycle = Extract<Schedule, { kind: 'cycle' }>;

interface CycleHoursProps {
  value: Cycle;
  onChange: (cycle: Cycle) => void;
}

/** So many days on and so many off, from a first day on; a night shift ends on the next day. */
export function CycleHours({ value, onChange }: CycleHoursProps) {
  const { t } = useTranslation();
  const { hours } = value;
  return (
    <Stack gap="xs">
      <div className={classes.pair}>
        <NumberInput
          label={t('team.daysOn')}
          value={value.daysOn}
          min={1}
          max={31}
          allowDecimal={false}
          onChange={(daysOn) => typeof daysOn === 'number' && onChange({ ...value, daysOn })}
        />
        <NumberInput
          label={t('team.daysOff')}
          value={value.daysOff}
          min={1}
          max={31}
          allowDecimal={false}
          onChange={(daysOff) => typeof daysOff === 'number' && onChange({ ...value, daysOff })}
        />
      </div>
      <TextInput
        type="date"
        label={t('team.cycleFrom')}
        value={value.from}
        required
        onChange={(event) => event.currentTarget.value && onChange({ ...value, from: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <TimeField
          label={t('team.from')}
          isLabelShown
          value={hours.from}
          onChange={(from) => onChange({ ...value, hours: { ...hours, from } })}
        />
        <TimeField
          label={t('team.to')}
          isLabelShown
          isEnd
          value={hours.to}
          onChange={(to) => onChange({ ...value, hours: { ...hours, to } })}
        />
      </div>
      {hours.to <= hours.from && (
        <Text size="xs" c="dimmed">
          {t('team.night')}
        </Text>
      )}
    </Stack>
  );
}
