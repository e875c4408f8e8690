import { NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { useMe } from '../shared/me-context.ts';
import { dayIn } from '../shared/zoned.ts';
import { CycleHours } from './cycle-hours.tsx';
import { WeekHours } from './week-hours.tsx';

export type Schedule = TeamMemberView['schedule'];

interface ScheduleEditorProps {
  value: Schedule;
  onChange: (schedule: Schedule) => void;
}

const kinds = ['always', 'weekly', 'cycle'] as const;
const DAY = [{ from: '10:00', to: '19:00' }];

/** When a person works: always, by weekday, or in shifts. */
export function ScheduleEditor({ value, onChange }: ScheduleEditorProps) {
  const { t } = useTranslation();
  const { timezone } = useMe().business;
  const change = (kind: string): void => {
    if (kind === 'weekly')
      onChange({ kind, hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] } });
    else if (kind === 'cycle') {
      const from = dayIn(timezone, new Date());
      onChange({ kind, from, daysOn: 2, daysOff: 2, hours: { from: '10:00', to: '22:00' } });
    } else onChange({ kind: 'always' });
  };
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('team.schedule')}
        value={value.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(`team.scheduleKind.${kind}`) }))}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {value.kind === 'weekly' && (
        <WeekHours hours={value.hours} onChange={(hours) => onChange({ kind: 'weekly', hours })} />
      )}
      {value.kind === 'cycle' && <CycleHours value={value} onChange={onChange} />}
      {value.kind !== 'always' && (
        <Text size="xs" c="dimmed">
          {t('team.zone', { zone: timezone })}
        </Text>
      )}
    </Stack>
  );
}
