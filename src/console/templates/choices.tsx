import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateBookView } from '../../http/views/template-view.ts';
import { describeError } from '../shared/describe-error.ts';
import { ChoiceRow } from './choice-row.tsx';
import classes from './templates.module.css';
import { saveChoices, templateBookQuery } from './templates-queries.ts';

export type Choice = TemplateBookView['choices'][number];
const purposes = ['reminder', 'confirmation', 'trigger', 'operator', 'other'] as const satisfies Choice['purpose'][];
const languages = ['ru', 'en'] as const;

/** Which template says what, in each of the customers' languages. */
export function Choices({ book }: { book: TemplateBookView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [choices, setChoices] = useState<readonly Choice[]>(book.choices);
  const save = useMutation({
    mutationFn: () => saveChoices(book.channelId, { version: book.version, choices: [...choices] }),
    onSuccess(next) {
      client.setQueryData(templateBookQuery(book.channelId).queryKey, next);
      notifications.show({ color: 'green', title: t('templates.saved'), message: t('templates.savedText') });
    },
  });
  const put = (purpose: Choice['purpose'], locale: Choice['locale'], next: Choice | null): void =>
    setChoices((all) => [
      ...all.filter((one) => one.purpose !== purpose || one.locale !== locale),
      ...(next ? [next] : []),
    ]);
  const isWhole = choices.every(({ fills }) =>
    fills.every(({ from, words }) => from !== 'fixed' || words.trim() !== ''),
  );
  return (
    <section className={classes.block} aria-labelledby="templates-choices">
      <div className={classes.blockHead}>
        <div>
          <h2 id="templates-choices">{t('templates.choices')}</h2>
          <Text size="sm" c="dimmed">
            {t('templates.choicesText')}
          </Text>
        </div>
      </div>
      {purposes.map((purpose) => (
        <fieldset key={purpose} className={classes.purpose}>
          <legend>{t(`templates.purposes.${purpose}`)}</legend>
          {languages.map((locale) => (
            <ChoiceRow
              key={locale}
              book={book}
              purpose={purpose}
              locale={locale}
              choice={choices.find((one) => one.purpose === purpose && one.locale === locale) ?? null}
              onChange={(next) => put(purpose, locale, next)}
            />
          ))}
        </fieldset>
      ))}
      {save.error && (
        <Text size="sm" c="red.8" role="alert" mb="xs">
          {describeError(t, save.error)}
        </Text>
      )}
      <Group>
        <Button loading={save.isPending} disabled={!isWhole} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      </Group>
    </section>
  );
}
