import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInsertion } from '../shared/use-insertion.ts';
import { VariableChips } from '../shared/variable-chips.tsx';

interface TextsProps {
  labels: readonly [string, string];
  text: { ru: string; en: string };
  onChange: (text: { ru: string; en: string }) => void;
}

/** A text in both languages; what can be put in goes into the one that was written in last. */
export function Texts({ labels: [ru, en], text, onChange }: TextsProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState<'ru' | 'en'>('ru');
  const russian = useInsertion(text.ru, (value) => onChange({ ...text, ru: value }));
  const english = useInsertion(text.en, (value) => onChange({ ...text, en: value }));
  return (
    <>
      <Textarea
        ref={russian.area}
        label={ru}
        value={text.ru}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        onFocus={() => setLast('ru')}
        onChange={({ currentTarget: { value } }) => onChange({ ...text, ru: value })}
      />
      <Textarea
        ref={english.area}
        label={en}
        description={t('triggers.form.otherLanguage')}
        value={text.en}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        onFocus={() => setLast('en')}
        onChange={({ currentTarget: { value } }) => onChange({ ...text, en: value })}
      />
      <VariableChips onInsert={last === 'ru' ? russian.insert : english.insert} />
    </>
  );
}
