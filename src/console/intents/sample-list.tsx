import { Badge, Button, Checkbox, Group, Select, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftProblemView, DraftSamplesView } from '../../http/views/training-view.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanManage } from '../shared/me-context.ts';
import classes from './intents.module.css';
import { draftQuery } from './training-queries.ts';
import { useDraftEdit } from './use-draft-edit.ts';

/** The samples of an intent, with what is wrong with each; marked ones are moved or taken out together. */
export function SampleList({ view: { version, intent, locale, items, total, problems } }: { view: DraftSamplesView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const edit = useDraftEdit(() => setMarked(new Set()));
  const intents = useQuery(draftQuery).data?.intents ?? [];
  const texts = items.map(({ text }) => text).filter((text) => marked.has(text));
  const mark = (text: string, isOn: boolean): void => {
    const next = new Set(marked);
    if (isOn) next.add(text);
    else next.delete(text);
    setMarked(next);
  };
  const whole = problems.filter(({ text }) => text === null);
  return (
    <section aria-label={t('training.samples')}>
      {whole.map(({ kind, reason }) => (
        <p key={reason} className={classes.problem}>
          {t(`training.whole.${kind}`)}
        </p>
      ))}
      <div className={classes.marks}>
        <Text size="sm" c="dimmed">
          {t('training.shown', { shown: items.length, total })}
        </Text>
        {texts.length > 0 && (
          <Group gap="xs">
            <Select
              size="xs"
              searchable
              aria-label={t('training.moveTo')}
              placeholder={t('training.moveTo')}
              value={null}
              data={intents
                .filter((one) => one.intent !== intent)
                .map((one) => ({ value: one.intent, label: intentTitle(t, one.intent) }))}
              onChange={(to) =>
                to !== null && edit.mutate({ version, edits: [{ do: 'move_samples', intent, to, locale, texts }] })
              }
            />
            <Button
              size="xs"
              variant="light"
              color="red"
              loading={edit.isPending}
              onClick={() => edit.mutate({ version, edits: [{ do: 'remove_samples', intent, locale, texts }] })}
            >
              {t('training.removeSamples', { count: texts.length })}
            </Button>
          </Group>
        )}
      </div>
      {items.length === 0 && <EmptyState Icon={IconInbox} title={t('training.empty')} text={t('training.emptyText')} />}
      <ul className={classes.samples}>
        {items.map(({ text, isNew }) => (
          <li key={text} className={classes.sample}>
            {canManage ? (
              <Checkbox
                label={text}
                checked={marked.has(text)}
                onChange={(event) => mark(text, event.currentTarget.checked)}
              />
            ) : (
              <span>{text}</span>
            )}
            {isNew && (
              <Badge size="xs" variant="light" tt="none">
                {t('training.isNew')}
              </Badge>
            )}
            <Problem problem={problems.find((one) => one.text === text)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { problem: DraftProblemView | undefined }) {
  const { t } = useTranslation();
  if (!problem) return null;
  const { kind, severity, other } = problem;
  return (
    <span className={severity === 'error' ? classes.bad : classes.warn}>
      {t(`training.problems.${kind}`, {
        other: other ? `«${other.text}» (${intentTitle(t, other.intent)})` : '',
      })}
    </span>
  );
}
