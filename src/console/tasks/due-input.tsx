import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn, momentIn } from '../shared/zoned.ts';
import { type DuePreset, duePresets } from './due-presets.ts';

interface DueInputProps {
  /** ISO; on the clock of the business. */
  value: string;
  isNew: boolean;
  onChange: (due: string) => void;
}

/** When a task is due: a moment that people often mean, or any day and time. */
export function DueInput({ value, isNew, onChange }: DueInputProps) {
  const { t } = useTranslation();
  const { timezone } = useMe().business;
  const now = useNow();
  const [preset, setPreset] = useState<DuePreset | 'pick'>(isNew ? 'tomorrow' : 'pick');
  const presets = duePresets(timezone, now);
  const day = dayIn(timezone, new Date(value));
  const time = clockTime('en', timezone, value);
  const choose = (chosen: string): void => {
    const known = presets.find((one) => one.preset === chosen);
    setPreset(known?.preset ?? 'pick');
    if (known) onChange(known.at.toISOString());
  };
  const pick = (pickedDay: string, pickedTime: string): void => {
    // A date or time that is being typed is empty for a while.
    if (pickedDay !== '' && pickedTime !== '') onChange(momentIn(timezone, pickedDay, pickedTime).toISOString());
  };
  return (
    <>
      <NativeSelect
        label={t('tasks.when')}
        value={preset}
        data={[...presets.map((one) => one.preset), 'pick' as const].map((name) => ({
          value: name,
          label: t(`tasks.presets.${name}`),
        }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {preset === 'pick' && (
        <Group grow gap="sm">
          <TextInput
            type="date"
            label={t('tasks.day')}
            required
            defaultValue={day}
            onChange={(event) => pick(event.currentTarget.value, time)}
          />
          <TextInput
            type="time"
            label={t('tasks.time')}
            required
            defaultValue={time}
            onChange={(event) => pick(day, event.currentTarget.value)}
          />
        </Group>
      )}
    </>
  );
}
