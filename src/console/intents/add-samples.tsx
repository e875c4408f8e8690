import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import classes from './intents.module.css';
import { useDraftEdit } from './use-draft-edit.ts';

interface AddSamplesProps {
  /** Of the draft; null while it is not known. */
  version: number | null;
  intent: string;
  locale: Locale;
}

/** New samples, one a line, as customers would write them. */
export function AddSamples({ version, intent, locale }: AddSamplesProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const edit = useDraftEdit(() => setWords(''));
  const texts = [...new Set(words.split('\n').map((line) => line.trim()))].filter(Boolean);
  return (
    <div className={classes.adding}>
      <Textarea
        label={t('training.newSamples')}
        description={t('training.newSamplesHint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={10}
      />
      <Button
        size="sm"
        disabled={texts.length === 0 || version === null}
        loading={edit.isPending}
        onClick={() =>
          version !== null && edit.mutate({ version, edits: [{ do: 'add_samples', intent, locale, texts }] })
        }
      >
        {texts.length > 0 ? t('training.addSamples', { count: texts.length }) : t('training.addNone')}
      </Button>
    </div>
  );
}
