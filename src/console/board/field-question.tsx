import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldValues } from '../../domain/field-value.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { useLocale } from '../i18n/language.ts';

interface FieldQuestionProps {
  /** `contact.phone`, `dialog.field.<id>`. */
  name: string;
  fields: readonly FieldView[];
  value: string;
  onChange: (value: string) => void;
}

const builtIn = ['contact.name', 'contact.phone', 'contact.email', 'dialog.amount'] as const;

/** One empty field that a stage requires. */
export function FieldQuestion({ name, fields, value, onChange }: FieldQuestionProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const field = definitionOf(name, fields);
  const known = builtIn.find((one) => one === name);
  const label = known ? t(`board.field.${known}`) : (field?.title[locale] ?? name);
  if (field?.kind === 'list') {
    return (
      <NativeSelect
        label={label}
        required
        value={value}
        data={[
          { value: '', label: t('board.ask.choose') },
          ...field.options
            .filter(({ hidden }) => !hidden)
            .map(({ id, title }) => ({ value: id, label: title[locale] })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      label={label}
      required
      type={typeOf(name, field)}
      {...(isNumber(name, field) && { min: 0, step: 'any' })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What was typed, as the server takes it: numbers as numbers. */
export function readAnswers(
  names: readonly string[],
  typed: Readonly<Record<string, string>>,
  fields: readonly FieldView[],
): FieldValues {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = (typed[name] ?? '').trim();
      if (text === '') return [];
      return [[name, isNumber(name, definitionOf(name, fields)) ? Number(text) : text]];
    }),
  );
}

function definitionOf(name: string, fields: readonly FieldView[]): FieldView | undefined {
  return fields.find(({ id, on }) => name === `${on}.field.${id}`);
}

const isNumber = (name: string, field: FieldView | undefined): boolean =>
  name === 'dialog.amount' || field?.kind === 'number' || field?.kind === 'money';

function typeOf(name: string, field: FieldView | undefined): 'text' | 'tel' | 'email' | 'url' | 'date' | 'number' {
  if (isNumber(name, field)) return 'number';
  if (name === 'contact.phone' || field?.kind === 'phone') return 'tel';
  if (name === 'contact.email') return 'email';
  if (field?.kind === 'date') return 'date';
  return field?.kind === 'link' ? 'url' : 'text';
}
