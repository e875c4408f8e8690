import { Checkbox, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriggerOn } from '../../domain/triggers/on.ts';
import { FieldSelect } from './field-select.tsx';
import { newOn, ON_KINDS } from './new-parts.ts';
import type { Choices } from './use-choices.ts';

interface OnFieldsProps {
  on: TriggerOn;
  choices: Choices;
  onChange: (on: TriggerOn) => void;
}

/** What a trigger waits for, and what exactly of it. */
export function OnFields({ on, choices, onChange }: OnFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('triggers.form.when')}
        value={on.kind}
        data={ON_KINDS.map((value) => ({ value, label: t(`triggers.events.${value}`) }))}
        onChange={(event) => {
          const kind = ON_KINDS.find((one) => one === event.currentTarget.value);
          if (kind) onChange(newOn(kind));
        }}
      />
      <Details on={on} choices={choices} onChange={onChange} />
    </>
  );
}

function Details({ on, choices, onChange }: OnFieldsProps) {
  const { t } = useTranslation();
  if ('stage' in on) {
    return (
      <Select
        label={t('triggers.form.stage')}
        placeholder={t('triggers.form.anyStage')}
        value={on.stage}
        data={choices.stages}
        clearable
        clearButtonProps={{ 'aria-label': t('triggers.form.anyStage') }}
        onChange={(stage) => onChange({ ...on, stage })}
      />
    );
  }
  if ('minutes' in on) {
    return (
      <NumberInput
        label={t('triggers.form.minutes')}
        value={on.minutes}
        min={1}
        max={525_600}
        allowDecimal={false}
        onChange={(minutes) => onChange({ ...on, minutes: Number(minutes) || 1 })}
      />
    );
  }
  if ('tag' in on) {
    return (
      <TextInput
        label={t('triggers.form.tag')}
        placeholder={t('triggers.form.anyTag')}
        value={on.tag ?? ''}
        maxLength={60}
        onChange={(event) => onChange({ ...on, tag: event.currentTarget.value || null })}
      />
    );
  }
  if ('offerId' in on) {
    return (
      <NativeSelect
        label={t('triggers.form.offer')}
        value={on.offerId ?? ''}
        data={[{ value: '', label: t('triggers.form.anyOffer') }, ...choices.offers]}
        onChange={(event) => onChange({ ...on, offerId: event.currentTarget.value || null })}
      />
    );
  }
  if ('planId' in on) {
    return (
      <NativeSelect
        label={t('triggers.form.plan')}
        value={on.planId ?? ''}
        data={[{ value: '', label: t('triggers.form.anyPlan') }, ...choices.plans]}
        onChange={(event) => onChange({ ...on, planId: event.currentTarget.value || null })}
      />
    );
  }
  if (on.kind === 'field_changed') {
    return (
      <FieldSelect
        of={on.of}
        fieldId={on.fieldId ?? ''}
        fields={choices.fields}
        emptyWord={t('triggers.form.anyField')}
        onChange={(of, fieldId) => onChange({ ...on, of, fieldId: fieldId || null })}
      />
    );
  }
  if (on.kind === 'date_reached') {
    const dates = choices.fieldViews.filter(({ kind }) => kind === 'date').map(({ id, on: of }) => `${of}.${id}`);
    return (
      <>
        <FieldSelect
          of={on.of}
          fieldId={on.fieldId}
          fields={choices.fields.filter(({ value }) => dates.includes(value))}
          emptyWord=""
          onChange={(of, fieldId) => onChange({ ...on, of, fieldId })}
        />
        <NumberInput
          label={t('triggers.form.days')}
          value={on.days}
          min={-365}
          max={365}
          allowDecimal={false}
          onChange={(days) => onChange({ ...on, days: Number(days) || 0 })}
        />
        <TextInput
          type="time"
          label={t('triggers.form.at')}
          value={on.at}
          onChange={(event) => onChange({ ...on, at: event.currentTarget.value })}
        />
        <Checkbox
          label={t('triggers.form.yearly')}
          checked={on.yearly}
          onChange={(event) => onChange({ ...on, yearly: event.currentTarget.checked })}
        />
      </>
    );
  }
  if (on.kind === 'dialog_created') {
    return (
      <NativeSelect
        label={t('triggers.form.contact')}
        value={on.contact}
        data={CONTACTS.map((value) => ({ value, label: t(`triggers.form.contacts.${value}`) }))}
        onChange={(event) =>
          onChange({ ...on, contact: CONTACTS.find((one) => one === event.currentTarget.value) ?? 'any' })
        }
      />
    );
  }
  return null;
}

const CONTACTS = ['any', 'new', 'returning'] as const;
