import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldOp } from '../../domain/fields/field-condition.ts';
import type { Condition } from '../../domain/triggers/condition.ts';
import { useLocale } from '../i18n/language.ts';
import { FieldSelect } from './field-select.tsx';
import type { Choices } from './use-choices.ts';

type FieldCondition = Extract<Condition, { kind: 'field' }>;

interface FieldQuestionProps {
  condition: FieldCondition;
  choices: Choices;
  onChange: (condition: FieldCondition) => void;
}

/** What is asked of a custom field: which one, how it is compared, and with what. */
export function FieldQuestion({ condition, choices, onChange }: FieldQuestionProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const field = choices.fieldViews.find(({ id, on }) => id === condition.fieldId && on === condition.of);
  const ops = OPS[field?.kind ?? 'text'] ?? WORDED;
  const { is } = condition;
  const value = 'value' in is ? is.value : '';
  const compare = (op: FieldOp, next: string | number): void => {
    if (op === 'set' || op === 'unset') onChange({ ...condition, is: { op } });
    else onChange({ ...condition, is: { op, value: next } });
  };
  /** Figures are compared as figures, the rest as it is written. */
  const asKept = (text: string): string | number =>
    field && NUMERIC.has(field.kind) && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
  return (
    <>
      <FieldSelect
        of={condition.of}
        fieldId={condition.fieldId}
        fields={choices.fields}
        emptyWord=""
        onChange={(of, fieldId) => onChange({ ...condition, of, fieldId, is: { op: 'set' } })}
      />
      <NativeSelect
        label={t('triggers.form.op')}
        value={is.op}
        data={ops.map((op) => ({ value: op, label: t(`triggers.form.ops.${op}`) }))}
        onChange={(event) => compare(ops.find((op) => op === event.currentTarget.value) ?? 'set', value)}
      />
      {'value' in is && field?.kind === 'list' && (
        <NativeSelect
          label={t('triggers.form.value')}
          value={String(value)}
          data={[
            { value: '', label: '' },
            ...field.options.map(({ id, title }) => ({ value: id, label: title[locale] })),
          ]}
          onChange={(event) => compare(is.op, event.currentTarget.value)}
        />
      )}
      {'value' in is && field?.kind !== 'list' && (
        <TextInput
          label={t('triggers.form.value')}
          type={field?.kind === 'date' ? 'date' : 'text'}
          value={String(value)}
          maxLength={2000}
          onChange={(event) => compare(is.op, asKept(event.currentTarget.value))}
        />
      )}
    </>
  );
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'money']);
const ORDERED: readonly FieldOp[] = ['is', 'is_not', 'at_least', 'at_most', 'set', 'unset'];
const WORDED: readonly FieldOp[] = ['is', 'is_not', 'contains', 'set', 'unset'];
const OPS: Partial<Record<string, readonly FieldOp[]>> = {
  number: ORDERED,
  money: ORDERED,
  date: ORDERED,
  list: ['is', 'is_not', 'set', 'unset'],
};
