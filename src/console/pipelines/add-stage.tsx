import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { GROUPS, type Group } from './groups.ts';
import classes from './pipelines.module.css';
import { usePipelineEdit } from './use-pipeline-edit.ts';

/** "Add status" of seed 004: a name and a group, and the stage is there. */
export function AddStage({ pipeline }: { pipeline: PipelineView }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [group, setGroup] = useState<Group>('active');
  const edit = usePipelineEdit();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    edit.mutate(
      { path: `/${encodeURIComponent(pipeline.id)}/stages`, method: 'POST', body: { title: title.trim(), group } },
      { onSuccess: () => setTitle('') },
    );
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        className={classes.grow ?? ''}
        aria-label={t('pipelines.stage.title')}
        placeholder={t('pipelines.stage.title')}
        value={title}
        maxLength={80}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('pipelines.stage.group')}
        value={group}
        data={GROUPS.map((value) => ({ value, label: t(`pipelines.groups.${value}`) }))}
        onChange={(event) => setGroup(GROUPS.find((one) => one === event.currentTarget.value) ?? 'active')}
      />
      <Button type="submit" leftSection={<IconPlus size={16} aria-hidden />} loading={edit.isPending}>
        {t('pipelines.stage.add')}
      </Button>
    </form>
  );
}
