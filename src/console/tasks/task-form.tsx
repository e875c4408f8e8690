import { Button, Chip, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../http/views/task-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { DueInput } from './due-input.tsx';
import { morningAfter } from './due-presets.ts';
import { type TaskInput, taskKindsQuery } from './task-queries.ts';
import classes from './tasks.module.css';

interface TaskFormProps {
  /** What is being edited; nothing for a new one. */
  task?: TaskView;
  /** Who gets a new one; undefined leaves the choice of "nobody" first. */
  assigneeId: string | null;
  isPending: boolean;
  onSave: (input: TaskInput) => void;
  onCancel: () => void;
}

type Rule = NonNullable<TaskView['repeat']>['rule'];
const EVERY = ['none', 'day', 'week', 'month'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What is to be done, by when, by whom, and how often. */
export function TaskForm({ task, assigneeId, isPending, onSave, onCancel }: TaskFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team, business } = useMe();
  const now = useNow();
  const kinds = (useQuery(taskKindsQuery).data ?? []).filter(({ id, removed }) => !removed || id === task?.kind);
  const [title, setTitle] = useState(task?.title ?? '');
  const [kind, setKind] = useState(task?.kind ?? 'custom');
  const [due, setDue] = useState(() => task?.due ?? morningAfter(business.timezone, now, 1).toISOString());
  const [assignee, setAssignee] = useState(task ? (task.assignee?.id ?? null) : assigneeId);
  const [rule, setRule] = useState<Rule | null>(task?.repeat?.rule ?? null);
  const dueOn = new Intl.DateTimeFormat('en-CA', { timeZone: business.timezone }).format(new Date(due));
  const monthDay = Number(dueOn.slice(8));
  const isKnown = assignee === null || team.some(({ id }) => id === assignee);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const named = title.trim();
    if (named === '') return;
    // An untouched rule keeps its time of day, also for a task that is put off.
    const isSameRule = JSON.stringify(rule) === JSON.stringify(task?.repeat?.rule ?? null);
    const repeat = isSameRule && task ? {} : { repeat: rule };
    onSave({ title: named, kind, due, assigneeId: assignee, ...repeat });
  };
  const ruleOf = (every: string): Rule | null => {
    if (every === 'day') return { every };
    if (every === 'month') return { every, day: monthDay };
    return every === 'week' ? { every, on: [weekdayOf(dueOn)] } : null;
  };

  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={t('tasks.title')}
          data-autofocus
          required
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('tasks.kind')}
          value={kind}
          data={kinds.map(({ id, title: name }) => ({ value: id, label: name[locale] }))}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <DueInput value={due} isNew={!task} onChange={setDue} />
        <NativeSelect
          label={t('tasks.assignee')}
          value={assignee ?? ''}
          data={[
            { value: '', label: t('tasks.nobody') },
            ...team.map(({ id, name }) => ({ value: id, label: name })),
            ...(isKnown ? [] : [{ value: assignee ?? '', label: task?.assignee?.name ?? '' }]),
          ]}
          onChange={(event) => setAssignee(event.currentTarget.value || null)}
        />
        <NativeSelect
          label={t('tasks.repeat')}
          value={rule?.every ?? 'none'}
          data={EVERY.map((every) => ({
            value: every,
            label: t(`tasks.every.${every}`, { day: rule?.every === 'month' ? rule.day : monthDay }),
          }))}
          onChange={(event) => setRule(ruleOf(event.currentTarget.value))}
        />
        {rule?.every === 'week' && (
          <fieldset className={classes.days}>
            <legend>{t('tasks.on')}</legend>
            <Chip.Group
              multiple
              value={rule.on}
              onChange={(days) => {
                const on = WEEKDAYS.filter((day) => days.includes(day));
                if (on.length > 0) setRule({ every: 'week', on });
              }}
            >
              <Group gap={6}>
                {WEEKDAYS.map((day) => (
                  <Chip key={day} value={day} size="xs" aria-label={t(`tasks.days.${day}`)}>
                    {t(`tasks.weekdays.${day}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
        )}
        <Group gap="xs" justify="flex-end" mt={4}>
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const weekdayOf = (day: string) => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
