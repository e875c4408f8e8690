import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskChoice, AskView } from '../../http/views/ask-view.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import classes from './ask.module.css';
import { AskAnswer } from './ask-answer.tsx';

interface Asking {
  question: string;
  choice?: AskChoice;
}

/** A question for a figure in words; the answer stands below it, with the way to the dialogs behind it. */
export function AskBox() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [question, setQuestion] = useState('');
  const asked = useMutation({
    mutationFn: (asking: Asking) =>
      request<AskView>('/api/v1/kpis/ask', { method: 'POST', body: { ...asking, locale } }),
  });
  const ask = (asking: Asking): void => {
    setQuestion(asking.question);
    asked.mutate(asking);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = question.trim();
    if (text !== '') ask({ question: text });
  };
  return (
    <search className={classes.box}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          className={classes.field}
          aria-label={t('ask.label')}
          placeholder={t('ask.placeholder')}
          maxLength={300}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" loading={asked.isPending}>
          {t('ask.button')}
        </Button>
      </form>
      <div aria-live="polite">
        {asked.isError && (
          <Text size="sm" c="var(--v-bad)" mt={8}>
            {describeError(t, asked.error)}
          </Text>
        )}
        {asked.data && (
          <section className={classes.answer} aria-label={t('ask.answer')}>
            <AskAnswer
              answer={asked.data}
              onChoose={(choice) => ask({ question, choice })}
              onExample={(example) => ask({ question: example })}
            />
            <ActionIcon
              className={classes.close}
              variant="subtle"
              color="gray"
              aria-label={t('ask.close')}
              onClick={() => asked.reset()}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </section>
        )}
      </div>
    </search>
  );
}
