import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotValue } from '../../domain/training/slot-fix.ts';
import type { MessageSlotsView } from '../../http/views/training-view.ts';
import { useLocale } from '../i18n/language.ts';

interface SlotFieldProps {
  kind: SlotValue['kind'];
  /** Empty: not known yet. */
  value: string;
  slots: MessageSlotsView;
  /** It has just been asked for: the focus goes into it. */
  isNew: boolean;
  onPut: (value: SlotValue) => void;
}

/** Half a day is empty, and a year too long is one. */
const WHOLE = { service: /./u, staff: /./u, date: /^\d{4}-\d\d-\d\d$/u, time: /^\d\d:\d\d$/u };

/** One value: of the business's services or staff, or any day or time. Told once it is whole. */
export function SlotField({ kind, value, slots, isNew, onPut }: SlotFieldProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const label = t(`labelling.slots.kind.${kind}`);
  const put = (chosen: string): void => {
    if (!WHOLE[kind].test(chosen)) setTyped(value);
    else if (chosen !== value) onPut({ kind, value: chosen });
  };
  if (kind === 'date' || kind === 'time')
    return (
      <TextInput
        type={kind}
        label={label}
        autoFocus={isNew}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        // A day that is being typed is another day at each digit.
        onBlur={() => put(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') put(typed);
        }}
      />
    );
  const known =
    kind === 'service'
      ? slots.services.map(({ id, title }) => ({ value: id, label: title[locale] }))
      : slots.staff.map(({ id, name }) => ({ value: id, label: name[locale] }));
  const isKnown = known.some((one) => one.value === value);
  return (
    <NativeSelect
      label={label}
      autoFocus={isNew}
      value={value}
      data={[...(isKnown ? [] : [{ value, label: value || t('labelling.slots.choose'), disabled: true }]), ...known]}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}
