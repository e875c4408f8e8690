import { TextInput } from '@mantine/core';

interface TimeFieldProps {
  label: string;
  value: string;
  /** Midnight at the end of a day is its 24:00. */
  isEnd?: boolean;
  isLabelShown?: boolean;
  onChange: (time: string) => void;
}

/** A time of day, by the browser's own picker. */
export function TimeField({ label, value, isEnd = false, isLabelShown = false, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      aria-label={label}
      {...(isLabelShown && { label })}
      value={value === '24:00' ? '00:00' : value}
      required
      onChange={(event) => {
        const time = event.currentTarget.value.slice(0, 5);
        if (time !== '') onChange(isEnd && time === '00:00' ? '24:00' : time);
      }}
    />
  );
}
