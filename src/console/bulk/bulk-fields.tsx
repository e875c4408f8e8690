import { NativeSelect, TagsInput, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { tagsQuery } from '../settings/tags-query.ts';
import { useMe } from '../shared/me-context.ts';
import { useInsertion } from '../shared/use-insertion.ts';
import { VariableChips } from '../shared/variable-chips.tsx';
import type { BulkChange } from './bulk-api.ts';
import { StageFields } from './stage-fields.tsx';
import { TaskFields } from './task-fields.tsx';

interface FieldsProps {
  pipelines: readonly PipelineView[];
  /** Whose stages are offered first. */
  pipelineId: string | undefined;
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
      return <TaskFields onChange={rest.onChange} />;
    case 'assign':
      return <AssigneeFields {...rest} />;
    case 'send_message':
      return <MessageFields {...rest} />;
    case 'close':
      return <Text size="sm">{t('bulk.closeText')}</Text>;
  }
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
  const [text, setText] = useState('');
  const tell = (written: string): void => {
    setText(written);
    const said = written.trim();
    onChange(said === '' ? null : { kind: 'send_message', text: said });
  };
  const { area, insert } = useInsertion(text, tell);
  return (
    <>
      <Textarea
        ref={area}
        label={t('bulk.text')}
        description={t('bulk.sending')}
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        data-autofocus
        value={text}
        onChange={(event) => tell(event.currentTarget.value)}
      />
      <VariableChips onInsert={insert} />
    </>
  );
}
