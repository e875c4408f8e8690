import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotValue } from '../../domain/training/slot-fix.ts';
import type { MessageSlotsView } from '../../http/views/training-view.ts';
import classes from './message-slots.module.css';
import { SlotField } from './slot-field.tsx';

interface SlotEditorProps {
  slots: MessageSlotsView;
  values: readonly SlotValue[];
  /** All that is right from now on; null: what the bot found. */
  onChange: (right: readonly SlotValue[] | null) => void;
}

const KINDS = ['service', 'staff', 'date', 'time'] as const;

/** Each value in a field of its own; wrong ones are taken away, missing ones added. Saved as it is changed. */
export function SlotEditor({ slots, values, onChange }: SlotEditorProps) {
  const { t } = useTranslation();
  /** The kind of the one that is being added: it counts once it has a value. */
  const [added, setAdded] = useState<SlotValue['kind'] | null>(null);
  const panel = useRef<HTMLFieldSetElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('select, input, button')?.focus(), []);

  const put = (place: number, value: SlotValue): void => {
    if (place === values.length) setAdded(null);
    const right = [...values.slice(0, place), value, ...values.slice(place + 1)];
    // The same thing said twice is one thing.
    onChange([...new Map(right.map((one) => [`${one.kind} ${one.value}`, one])).values()]);
  };
  const remove = (place: number): void => {
    panel.current?.focus();
    if (place === values.length) setAdded(null);
    else onChange(values.filter((_, at) => at !== place));
  };
  const rows = [...values, ...(added ? [{ kind: added, value: '' }] : [])];
  return (
    <fieldset className={classes.editor} ref={panel} tabIndex={-1} aria-label={t('labelling.slots.title')}>
      {rows.map(({ kind, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value that was added stays in the field that it was chosen in
        <div key={`${place} ${kind}`} className={classes.row}>
          <SlotField
            kind={kind}
            value={value}
            slots={slots}
            isNew={value === ''}
            onPut={(right) => put(place, right)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('labelling.slots.remove', { what: t(`labelling.slots.add.${kind}`) })}
            onClick={() => remove(place)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.adds}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('labelling.slots.addOne', { what: t(`labelling.slots.add.${kind}`) })}
            onClick={() => setAdded(kind)}
          >
            {t(`labelling.slots.add.${kind}`)}
          </Button>
        ))}
        {slots.right && (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => {
              panel.current?.focus();
              setAdded(null);
              onChange(null);
            }}
          >
            {t('labelling.slots.asFound')}
          </Button>
        )}
      </div>
      <p className={classes.none}>{t('labelling.slots.lead')}</p>
    </fieldset>
  );
}
