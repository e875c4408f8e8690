import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { DueInput } from '../tasks/due-input.tsx';
import { morningAfter } from '../tasks/due-presets.ts';
import { taskKindsQuery } from '../tasks/task-queries.ts';
import type { BulkChange } from './bulk-api.ts';

interface TaskFieldsProps {
  /** Told with every edit; null while something is missing. */
  onChange: (change: BulkChange | null) => void;
}

const OWN = 'own';
const NOBODY = 'none';

/** A task for each of the dialogs: what kind, by when, and whose. */
export function TaskFields({ onChange }: TaskFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { team, business } = useMe();
  const kinds = (useQuery(taskKindsQuery).data ?? []).filter(({ removed }) => !removed);
  const [task, setTask] = useState(() => ({
    title: '',
    taskKind: 'call',
    due: morningAfter(business.timezone, now, 1).toISOString(),
    whose: OWN,
  }));
  const tell = (change: Partial<typeof task>): void => {
    const next = { ...task, ...change };
    setTask(next);
    const { whose, taskKind, due } = next;
    const title = next.title.trim();
    const assignee = whose === OWN ? {} : { assigneeId: whose === NOBODY ? null : whose };
    onChange(title === '' ? null : { kind: 'add_task', taskKind, title, due, ...assignee });
  };
  return (
    <>
      <TextInput
        label={t('tasks.title')}
        required
        data-autofocus
        maxLength={300}
        value={task.title}
        onChange={(event) => tell({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('tasks.kind')}
        value={task.taskKind}
        data={kinds.map(({ id, title }) => ({ value: id, label: title[locale] }))}
        onChange={(event) => tell({ taskKind: event.currentTarget.value })}
      />
      <DueInput value={task.due} isNew onChange={(due) => tell({ due })} />
      <NativeSelect
        label={t('tasks.assignee')}
        value={task.whose}
        data={[
          { value: OWN, label: t('bulk.leader') },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
          { value: NOBODY, label: t('tasks.nobody') },
        ]}
        onChange={(event) => tell({ whose: event.currentTarget.value })}
      />
    </>
  );
}
