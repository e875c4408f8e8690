import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { Block } from './block.tsx';
import { FoundList } from './found-list.tsx';
import classes from './knowledge.module.css';
import { trialQuery, type WrittenPage } from './knowledge-queries.ts';

interface TryBoxProps {
  title: string;
  locale: Locale;
  canChooseLocale?: boolean;
  /** The page as it is being written; null: as it is saved. */
  draft?: WrittenPage | null;
  question?: string;
}

const TYPED_MS = 350;
const LONGEST = 1_000;

/** A question, and what the bot would say to it: a moment after it is typed, and after the page is changed. */
export function TryBox({ title, locale: given, canChooseLocale, draft = null, question = '' }: TryBoxProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Locale | null>(null);
  const locale = canChooseLocale ? (chosen ?? given) : given;
  const [typed, setTyped] = useState(question);
  const [settled] = useDebouncedValue(JSON.stringify([typed.trim(), draft]), TYPED_MS);
  const [text, written]: [string, WrittenPage | null] = JSON.parse(settled);
  const trial = useQuery({
    ...trialQuery(text, locale, written),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Block title={title} lead={t('knowledge.trial.lead')}>
      <div className={classes.ask}>
        <TextInput
          className={classes.search ?? ''}
          label={t('knowledge.trial.question')}
          placeholder={t('knowledge.trial.placeholder')}
          maxLength={LONGEST}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {canChooseLocale && (
          <SegmentedControl
            aria-label={t('knowledge.trial.language')}
            value={locale}
            data={[
              { value: 'ru', label: 'RU' },
              { value: 'en', label: 'EN' },
            ]}
            onChange={(one) => setChosen(one === 'en' ? 'en' : 'ru')}
          />
        )}
      </div>
      <div role="status" aria-busy={trial.isFetching}>
        {text !== '' && trial.data && (
          <>
            {trial.data.answer === null ? (
              <div className={classes.noAnswer}>
                <Text fw={600} size="sm">
                  {t('knowledge.trial.nothing')}
                </Text>
                <Text size="sm">{t('knowledge.trial.nothingText')}</Text>
              </div>
            ) : (
              <div className={classes.answer}>
                <Text fw={600} size="sm">
                  {t('knowledge.trial.says')}
                </Text>
                <p className={classes.said}>{trial.data.answer}</p>
              </div>
            )}
            <FoundList trial={trial.data} />
          </>
        )}
      </div>
      {text !== '' && trial.isError && !trial.data && (
        <ErrorState error={trial.error} onRetry={() => trial.refetch()} />
      )}
    </Block>
  );
}
