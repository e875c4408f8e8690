import { ActionIcon, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { InlineName } from './inline-name.tsx';
import classes from './pipelines.module.css';
import { titleChange } from './title-change.ts';
import { usePipelineEdit } from './use-pipeline-edit.ts';

/** Why requests are lost: the list that is offered, and whether one has to be chosen. */
export function LossReasons({ pipeline }: { pipeline: PipelineView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const edit = usePipelineEdit();
  const [title, setTitle] = useState('');
  const path = `/${encodeURIComponent(pipeline.id)}`;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    edit.mutate(
      { path: `${path}/loss-reasons`, method: 'POST', body: { title: title.trim() } },
      { onSuccess: () => setTitle('') },
    );
  };
  const change = (id: string, body: object): void =>
    edit.mutate({ path: `${path}/loss-reasons/${encodeURIComponent(id)}`, body });
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('pipelines.reasons.text')}
      </Text>
      <Switch
        label={t('pipelines.reasons.required')}
        checked={pipeline.lossReasonRequired}
        onChange={(event) => edit.mutate({ path, body: { lossReasonRequired: event.currentTarget.checked } })}
      />
      <form onSubmit={add} className={classes.add}>
        <TextInput
          className={classes.grow ?? ''}
          aria-label={t('pipelines.reasons.title')}
          placeholder={t('pipelines.reasons.title')}
          value={title}
          maxLength={80}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('pipelines.reasons.add')}
        </Button>
      </form>
      {pipeline.lossReasons.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('pipelines.reasons.empty')}
        </Text>
      )}
      <ul className={classes.stages}>
        {pipeline.lossReasons.map((reason) => {
          const name = reason.title[locale];
          return (
            <li key={reason.id} className={classes.stage}>
              <Group gap="xs" wrap="nowrap" className={classes.row ?? ''}>
                <InlineName
                  value={name}
                  muted={reason.retired}
                  label={t('pipelines.reasons.rename', { title: name })}
                  onRename={(text) => change(reason.id, { title: titleChange(reason.title, locale, text) })}
                />
                {reason.retired && <span className={classes.marks}>{t('pipelines.reasons.retired')}</span>}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={
                    reason.retired
                      ? t('pipelines.reasons.restore', { title: name })
                      : t('pipelines.reasons.retire', { title: name })
                  }
                  onClick={() => change(reason.id, { retired: !reason.retired })}
                >
                  {reason.retired ? <IconArrowBackUp size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
                </ActionIcon>
              </Group>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
