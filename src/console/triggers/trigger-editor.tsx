import { Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerRules } from '../../domain/trigger.ts';
import type { TriggerView } from '../../http/views/trigger-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { retitled } from '../pipelines/title-change.ts';
import { ActionRow } from './action-row.tsx';
import { ConditionList } from './condition-list.tsx';
import { DelayFields } from './delay-fields.tsx';
import { describeTriggerError } from './describe-trigger-error.ts';
import { DryRun } from './dry-run.tsx';
import { newAction } from './new-parts.ts';
import { OnFields } from './on-fields.tsx';
import { missingIn, openRules, readyRules } from './ready-rules.ts';
import { saveTrigger } from './trigger-queries.ts';
import classes from './triggers.module.css';
import type { Choices } from './use-choices.ts';

interface TriggerEditorProps {
  /** What is put together; null: closed. */
  rules: TriggerRules | null;
  /** The trigger that it is; null for a new one. */
  known: TriggerView | null;
  choices: Choices;
  onClose: () => void;
}

/** "When this happens, if all that is so, then do these": all of a trigger on one sheet. */
export function TriggerEditor({ rules, known, choices, onClose }: TriggerEditorProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Drawer
      opened={rules !== null}
      onClose={onClose}
      position="right"
      size="min(620px, 100vw)"
      title={known ? t('triggers.editTitle', { title: known.title[locale] }) : t('triggers.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {rules && <Form initial={rules} known={known} choices={choices} onClose={onClose} />}
    </Drawer>
  );
}

interface FormProps extends Pick<TriggerEditorProps, 'known' | 'choices' | 'onClose'> {
  initial: TriggerRules;
}

function Form({ initial, known, choices, onClose }: FormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const [rules, setRules] = useState(() => openRules(initial, locale));
  const change = (part: Partial<TriggerRules>): void => setRules((now) => ({ ...now, ...part }));
  const gaps = missingIn(rules);
  const [first] = rules.actions;
  const ownName = first ? t(`triggers.actions.${first.kind}`) : '';
  const ready = readyRules(rules, { ru: ownName, en: ownName });
  const save = useMutation({
    mutationFn: () => saveTrigger(ready, known),
    onSuccess: () => {
      notifications.show({
        color: 'green',
        message: t('triggers.saved'),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.triggers }),
  });
  const rename = (text: string): void => change({ title: retitled(rules.title, locale, text) });
  return (
    <Stack gap="lg">
      <TextInput
        label={t('triggers.form.name')}
        description={t('triggers.form.nameText')}
        placeholder={ownName}
        value={rules.title[locale]}
        maxLength={120}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <OnFields on={rules.on} choices={choices} onChange={(on) => change({ on })} />
      <ConditionList conditions={rules.when} choices={choices} onChange={(when) => change({ when })} />
      <section aria-label={t('triggers.form.actions')}>
        <h3 className={classes.heading}>{t('triggers.form.actions')}</h3>
        <ul className={classes.parts}>
          {rules.actions.map((action, index) => (
            <ActionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names; their fields hold no state of their own
              key={index}
              index={index + 1}
              action={action}
              choices={choices}
              onChange={(next) => change({ actions: rules.actions.map((one, at) => (at === index ? next : one)) })}
              {...(index > 0 && { onUp: () => change({ actions: moveUp(rules.actions, index) }) })}
              {...(rules.actions.length > 1 && {
                onRemove: () => change({ actions: rules.actions.filter((_, at) => at !== index) }),
              })}
            />
          ))}
        </ul>
        {rules.actions.length < 10 && (
          <Button
            size="compact-sm"
            variant="default"
            mt="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change({ actions: [...rules.actions, newAction('add_task')] })}
          >
            {t('triggers.form.addAction')}
          </Button>
        )}
      </section>
      <DelayFields rules={rules} onChange={change} />
      <DryRun rules={ready} id={known?.id ?? null} isReady={gaps.length === 0} />
      <div className={classes.foot}>
        {gaps.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('triggers.form.incomplete', { what: gaps.map((gap) => wordsOfGap(gap)).join(', ') })}
          </Text>
        )}
        {save.isError && (
          <Text size="sm" c="var(--v-bad)" role="alert">
            {describeTriggerError(t, save.error)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={gaps.length > 0} loading={save.isPending} onClick={() => save.mutate()}>
            {t('triggers.form.save')}
          </Button>
        </Group>
      </div>
    </Stack>
  );

  function wordsOfGap(gap: (typeof gaps)[number]): string {
    switch (gap.part) {
      case 'events':
        return t(`triggers.events.${gap.kind}`);
      case 'conditions':
        return t(`triggers.conditions.${gap.kind}`);
      case 'actions':
        return t(`triggers.actions.${gap.kind}`);
    }
  }
}

function moveUp<T>(items: readonly T[], index: number): T[] {
  const moved = items[index];
  const rest = items.filter((_, at) => at !== index);
  return moved === undefined ? rest : [...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)];
}
