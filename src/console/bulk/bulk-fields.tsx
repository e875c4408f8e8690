import { NativeSelect, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { tagsQuery } from '../settings/tags-query.ts';
import { useMe } from '../shared/me-context.ts';
import type { BulkChange } from './bulk-api.ts';

interface FieldsProps {
  pipeline: PipelineView | undefined;
  /** Told with every edit; null while something is missing. */
  onChange: (change: BulkChange | null) => void;
}

/** The questions of each kind of change. */
export function BulkFields({ kind, ...rest }: FieldsProps & { kind: BulkJobView['kind'] }) {
  const { t } = useTranslation();
  switch (kind) {
    case 'move_stage':
      return <StageFields {...rest} />;
    case 'change_tags':
      return <TagFields {...rest} />;
    case 'add_task':
      return <TaskFields {...rest} />;
    case 'assign':
      return <AssigneeFields {...rest} />;
    case 'send_message':
      return <MessageFields {...rest} />;
    case 'close':
      return <Text size="sm">{t('bulk.closeText')}</Text>;
  }
}

function StageFields({ pipeline, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [stageId, setStage] = useState('');
  const [reason, setReason] = useState('');
  const stage = pipeline?.stages.find(({ id }) => id === stageId);
  const reasons = pipeline?.lossReasons.filter(({ retired }) => !retired) ?? [];
  const isLost = stage?.group === 'unsuccessful' && reasons.length > 0;
  const isNeeded = isLost && pipeline?.lossReasonRequired === true;
  const tell = (to: string, why: string): void => {
    setStage(to);
    setReason(why);
    const needs = pipeline?.lossReasonRequired && pipeline.stages.find(({ id }) => id === to)?.group === 'unsuccessful';
    const isWhole = pipeline && to !== '' && !(needs && why === '');
    onChange(
      isWhole ? { kind: 'move_stage', stageId: to, pipelineId: pipeline.id, ...(why && { lossReasonId: why }) } : null,
    );
  };
  return (
    <>
      <NativeSelect
        label={t('bulk.stage')}
        required
        data-autofocus
        value={stageId}
        data={[
          { value: '', label: t('board.ask.choose') },
          ...(pipeline?.stages ?? [])
            .filter(({ leavingTo }) => !leavingTo)
            .map(({ id, title }) => ({ value: id, label: title[locale] })),
        ]}
        onChange={(event) => tell(event.currentTarget.value, '')}
      />
      {isLost && (
        <NativeSelect
          label={t('board.ask.why')}
          required={isNeeded}
          value={reason}
          data={[
            { value: '', label: t('board.ask.choose') },
            ...reasons.map(({ id, title }) => ({ value: id, label: title[locale] })),
          ]}
          onChange={(event) => tell(stageId, event.currentTarget.value)}
        />
      )}
    </>
  );
}

function TagFields({ onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { data: known = [] } = useQuery(tagsQuery);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const titles = known.map(({ title }) => title);
  const tell = (plus: string[], minus: string[]): void => {
    setAdd(plus);
    setRemove(minus);
    onChange(plus.length + minus.length > 0 ? { kind: 'change_tags', add: plus, remove: minus } : null);
  };
  return (
    <>
      <TagsInput
        label={t('bulk.addTags')}
        data-autofocus
        data={titles}
        maxTags={20}
        value={add}
        onChange={(tags) => tell(tags, remove)}
      />
      <TagsInput
        label={t('bulk.removeTags')}
        data={titles}
        maxTags={20}
        value={remove}
        onChange={(tags) => tell(add, tags)}
      />
    </>
  );
}

const HOUR = 60;
const DAY = 24 * HOUR;

function TaskFields({ onChange }: FieldsProps) {
  const { t } = useTranslation();
  const [task, setTask] = useState({ title: '', taskKind: 'call', dueInMinutes: DAY });
  const tell = (change: Partial<typeof task>): void => {
    const next = { ...task, ...change };
    setTask(next);
    const title = next.title.trim();
    onChange(title === '' ? null : { kind: 'add_task', ...next, title });
  };
  return (
    <>
      <TextInput
        label={t('card.taskTitle')}
        required
        data-autofocus
        maxLength={300}
        value={task.title}
        onChange={(event) => tell({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('bulk.taskKind')}
        value={task.taskKind}
        data={(['call', 'meeting', 'custom'] as const).map((kind) => ({ value: kind, label: t(`bulk.task.${kind}`) }))}
        onChange={(event) => tell({ taskKind: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('card.taskWhen')}
        value={String(task.dueInMinutes)}
        data={[
          { value: String(HOUR), label: t('card.inHour') },
          { value: String(DAY), label: t('card.tomorrow') },
          { value: String(3 * DAY), label: t('card.inThreeDays') },
        ]}
        onChange={(event) => tell({ dueInMinutes: Number(event.currentTarget.value) })}
      />
    </>
  );
}

const NOBODY = 'none';

function AssigneeFields({ onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { team } = useMe();
  return (
    <NativeSelect
      label={t('card.assignee')}
      required
      data-autofocus
      data={[
        { value: '', label: t('board.ask.choose') },
        ...team.map(({ id, name }) => ({ value: id, label: name })),
        { value: NOBODY, label: t('card.nobody') },
      ]}
      onChange={({ currentTarget: { value } }) =>
        onChange(value === '' ? null : { kind: 'assign', operatorId: value === NOBODY ? null : value })
      }
    />
  );
}

function MessageFields({ onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('bulk.text')}
      description={t('bulk.variables', { name: '{{contact.name}}' })}
      required
      autosize
      minRows={3}
      maxRows={10}
      maxLength={4000}
      data-autofocus
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        onChange(text === '' ? null : { kind: 'send_message', text });
      }}
    />
  );
}
