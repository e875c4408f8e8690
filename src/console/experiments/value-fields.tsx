import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariantValue } from '../../domain/experiments/experiment.ts';
import { minutesText, readMinutes } from './minutes-text.ts';

interface ValueFieldsProps {
  letter: string;
  value: VariantValue;
  onChange: (value: VariantValue) => void;
}

/** The words of a variant in both languages, or its times. */
export function ValueFields({ letter, value, onChange }: ValueFieldsProps) {
  const { t } = useTranslation();
  if (value.kind === 'minutes') return <MinutesField letter={letter} minutes={value.minutes} onChange={onChange} />;
  return (
    <>
      {(['ru', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={t(`experiments.text.${language}`, { letter })}
          required
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={8}
          value={value.text[language]}
          onChange={(event) =>
            onChange({ kind: 'text', text: { ...value.text, [language]: event.currentTarget.value } })
          }
        />
      ))}
    </>
  );
}

function MinutesField({
  letter,
  minutes,
  onChange,
}: Pick<ValueFieldsProps, 'letter' | 'onChange'> & { minutes: number[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState(minutes.join(', '));
  const read = readMinutes(text);
  return (
    <TextInput
      label={t('experiments.minutes', { letter })}
      description={read ? minutesText(t, read) : t('experiments.minutesText')}
      error={read ? undefined : t('experiments.minutesWrong')}
      required
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = readMinutes(event.currentTarget.value);
        if (next) onChange({ kind: 'minutes', minutes: next });
      }}
    />
  );
}
