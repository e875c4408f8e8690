import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_NAMES } from '../../domain/template-names.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './variable-chips.module.css';

interface VariableChipsProps {
  /** Told the name as it stands in the text, with its braces. */
  onInsert: (variable: string) => void;
}

/** All that a message can speak of, each put into the text by a click. */
export function VariableChips({ onInsert }: VariableChipsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fields = (useQuery(fieldsQuery).data ?? []).filter(({ removed }) => !removed);
  const chips = [
    ...TEMPLATE_NAMES.map((name) => ({ name: `${name}`, label: t(`variable.${name}`) })),
    ...fields.map(({ id, on, title }) => ({ name: `${on}.field.${id}`, label: title[locale] })),
  ];
  return (
    <fieldset className={classes.chips}>
      <legend>{t('variable.title')}</legend>
      {chips.map(({ name, label }) => (
        <Button
          key={name}
          size="compact-xs"
          variant="default"
          radius="xl"
          title={`{{${name}}}`}
          // The caret stays in the text that is being written.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(`{{${name}}}`)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
