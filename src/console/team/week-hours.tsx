import { ActionIcon, Checkbox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import classes from './team.module.css';
import { TimeField } from './time-field.tsx';

type Weekly = Extract<TeamMemberView['schedule'], { kind: 'weekly' }>['hours'];
type Day = keyof Weekly;
type Range = Weekly[Day][number];

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Day[];

interface WeekHoursProps {
  hours: Weekly;
  onChange: (hours: Weekly) => void;
}

/** Hours of every day of the week; a day may have several ranges, such as before and after lunch. */
export function WeekHours({ hours, onChange }: WeekHoursProps) {
  return (
    <div>
      {days.map((day) => (
        <DayHours
          key={day}
          day={day}
          ranges={hours[day]}
          onChange={(ranges) => onChange({ ...hours, [day]: ranges })}
        />
      ))}
    </div>
  );
}

interface DayHoursProps {
  day: Day;
  ranges: readonly Range[];
  onChange: (ranges: Range[]) => void;
}

function DayHours({ day, ranges, onChange }: DayHoursProps) {
  const { t } = useTranslation();
  const title = t(`team.day.${day}`);
  const put = (index: number, part: Partial<Range>) =>
    onChange(ranges.map((range, at) => (at === index ? { ...range, ...part } : range)));
  const last = ranges.at(-1);
  return (
    <div className={classes.day}>
      <Checkbox
        label={title}
        aria-label={t('team.works', { day: title })}
        checked={ranges.length > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? [{ from: '10:00', to: '19:00' }] : [])}
      />
      <div>
        {ranges.length === 0 && <span className={classes.dayOff}>{t('team.dayOff')}</span>}
        {ranges.map((range, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a range has nothing else to be known by, and none is moved.
          <div key={index} className={classes.range}>
            <TimeField
              label={t('team.fromOn', { day: title })}
              value={range.from}
              onChange={(from) => put(index, { from })}
            />
            –
            <TimeField
              label={t('team.toOn', { day: title })}
              value={range.to}
              isEnd
              onChange={(to) => put(index, { to })}
            />
            {index > 0 ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('team.removeRange', { day: title })}
                onClick={() => onChange(ranges.filter((_, at) => at !== index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                disabled={!last || last.to >= '23:00'}
                aria-label={t('team.addRange', { day: title })}
                onClick={() => last && onChange([...ranges, { from: last.to, to: '23:00' }])}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
