import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateBookView } from '../../http/views/template-view.ts';
import type { Choice } from './choices.tsx';
import { filledText } from './filled-text.ts';
import classes from './templates.module.css';

interface ChoiceRowProps {
  book: TemplateBookView;
  purpose: Choice['purpose'];
  locale: Choice['locale'];
  /** Null: none is chosen. */
  choice: Choice | null;
  onChange: (choice: Choice | null) => void;
}

type Fill = Choice['fills'][number];
const sources = [
  'text',
  'name',
  'service',
  'staff',
  'date',
  'time',
  'address',
  'business',
  'phone',
  'fixed',
] as const satisfies Fill['from'][];
/** What may be unknown of a customer. */
const MAY_LACK: ReadonlySet<Fill['from']> = new Set(['name', 'service', 'staff', 'date', 'time']);
const FLAWS = ['no_template', 'not_approved', 'unfit', 'variables', 'words'] as const;

/** The template for one purpose in one language, what goes into each variable, and what the customer will read. */
export function ChoiceRow({ book, purpose, locale, choice, onChange }: ChoiceRowProps) {
  const { t } = useTranslation();
  const language = t(`templates.languages.${locale}`);
  const usable = book.templates.filter(({ status, unfit }) => status === 'approved' && unfit === null);
  const idOf = (one: { name: string; language: string }): string => `${one.name}:${one.language}`;
  const current = choice && `${choice.template}:${choice.language}`;
  const template = book.templates.find((one) => idOf(one) === current);
  const isOffered = current === null || usable.some((one) => idOf(one) === current);
  const saved = book.choices.findIndex((one) => one.purpose === purpose && one.locale === locale);
  const isAsSaved = saved >= 0 && JSON.stringify(book.choices[saved]) === JSON.stringify(choice);
  const why = isAsSaved ? book.flaws.find((flaw) => flaw.choice === saved)?.why : undefined;
  const flaw = FLAWS.find((known) => known === why);
  const choose = (id: string): void => {
    const next = usable.find((one) => idOf(one) === id);
    const fills = next?.variables.map(({ place, name }): Fill => ({ place, name, from: 'text', words: '' })) ?? [];
    onChange(next ? { purpose, locale, template: next.name, language: next.language, fills } : null);
  };
  const put = (at: number, part: Partial<Fill>): void => {
    if (choice)
      onChange({ ...choice, fills: choice.fills.map((fill, index) => (index === at ? { ...fill, ...part } : fill)) });
  };
  const shown = (choice?.fills ?? []).map(({ place, name, from, words }) => ({
    place,
    name,
    value: from === 'fixed' ? words : `[${t(`templates.sources.${from}`)}]`,
  }));
  return (
    <div className={classes.choice}>
      <NativeSelect
        label={language}
        value={current ?? ''}
        error={flaw && t(`templates.flaws.${flaw}`)}
        data={[
          { value: '', label: t(book.fallback[locale] ? 'templates.bySettings' : 'templates.notChosen') },
          ...usable.map((one) => ({ value: idOf(one), label: `${one.name} (${one.language})` })),
          ...(isOffered || current === null ? [] : [{ value: current, label: current }]),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {choice?.fills.map(({ place, name, from, words }, at) => (
        <div key={`${place}:${name}`} className={classes.fill}>
          <NativeSelect
            label={t('templates.variable', { name: `{{${name}}}` })}
            value={from}
            data={sources.map((value) => ({ value, label: t(`templates.sources.${value}`) }))}
            onChange={(event) => {
              const chosen = sources.find((source) => source === event.currentTarget.value);
              if (chosen) put(at, { from: chosen });
            }}
          />
          {(from === 'fixed' || MAY_LACK.has(from)) && (
            <TextInput
              label={t(from === 'fixed' ? 'templates.words' : 'templates.otherwise')}
              maxLength={200}
              value={words}
              onChange={(event) => put(at, { words: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      {template && (
        <div>
          <Text size="xs" c="dimmed">
            {t('templates.preview')}
          </Text>
          <p className={classes.text}>{filledText(template, shown)}</p>
        </div>
      )}
    </div>
  );
}
