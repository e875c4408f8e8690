import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconCalendarTime,
  IconClockPlus,
  IconDots,
  IconPencil,
  IconRepeat,
  IconSunrise,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TaskView } from '../../http/views/task-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanAct, useMe } from '../shared/me-context.ts';
import { morningAfter } from './due-presets.ts';
import { TaskKindIcon } from './task-kind-icon.tsx';
import { taskKindsQuery } from './task-queries.ts';
import classes from './tasks.module.css';
import { useTaskCommand } from './use-task-command.ts';

interface TaskRowProps {
  task: TaskView;
  now: Date;
  /** In the card of a dialog whose it is and where is less room. */
  isInCard?: boolean;
  onEdit: (task: TaskView) => void;
}

const HOUR_MS = 3_600_000;

/** One task: ticked off with a way back, put off, edited, called off. */
export function TaskRow({ task, now, isInCard = false, onEdit }: TaskRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business, id: own } = useMe();
  const canAct = useCanAct();
  const command = useTaskCommand();
  const kinds = useQuery(taskKindsQuery).data ?? [];
  const { title, due, state, assignee, contact, dialogId, repeat, result } = task;
  const isDone = state === 'done';
  const isLate = state === 'open' && new Date(due) < now;
  const when = (at: string) => dayAndTime(locale, business.timezone, at, now);

  const tell = (message: string, undo: () => void): void => {
    const id = `task-${task.id}`;
    const back = (): void => {
      notifications.hide(id);
      undo();
    };
    notifications.show({
      id,
      autoClose: 8_000,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <span className={classes.told}>
          {message}
          <Button size="compact-sm" variant="light" onClick={back}>
            {t('tasks.undo')}
          </Button>
        </span>
      ),
    });
  };
  const reopen = (): void => command.mutate({ kind: 'reopen', task });
  // Not by mutate's own callbacks: this row may be gone before its answer comes, and they with it. A refusal is told by the command.
  const settle = (kind: 'complete' | 'cancel'): void =>
    void command
      .mutateAsync({ kind, task })
      .then(() => tell(t(kind === 'complete' ? 'tasks.ticked' : 'tasks.cancelled'), reopen))
      .catch(() => undefined);
  const putOff = (to: Date): void =>
    void command
      .mutateAsync({ kind: 'change', task, input: { due: to.toISOString() } })
      .then(() =>
        tell(t('tasks.moved', { at: when(to.toISOString()) }), () =>
          command.mutate({ kind: 'change', task, input: { due } }),
        ),
      )
      .catch(() => undefined);

  return (
    <li className={classes.row} data-done={isDone || undefined} data-card={isInCard || undefined}>
      <Checkbox
        className={classes.tick ?? ''}
        checked={isDone}
        disabled={!canAct || command.isPending}
        aria-label={t(isDone ? 'tasks.reopen' : 'tasks.tick', { title })}
        onChange={() => (isDone ? reopen() : settle('complete'))}
      />
      <div className={classes.what}>
        <span className={classes.title}>{title}</span>
        <span className={classes.facts}>
          <span className={classes.kind}>
            <TaskKindIcon kind={task.kind} />
            {kinds.find(({ id }) => id === task.kind)?.title[locale] ?? ''}
          </span>
          <span className={isLate ? classes.late : undefined}>
            {when(due)}
            {isLate && isInCard && ` · ${t('tasks.overdue')}`}
          </span>
          {repeat && (
            <span className={classes.kind}>
              <IconRepeat size={14} aria-hidden />
              {t(`tasks.repeats.${repeat.rule.every}`, {
                days:
                  repeat.rule.every === 'week'
                    ? repeat.rule.on.map((day) => t(`tasks.weekdays.${day}`)).join(', ')
                    : '',
              })}
            </span>
          )}
          {!isInCard && contact && dialogId && (
            <Link to={`/inbox/${dialogId}`} className={classes.link ?? ''}>
              {contact.name ?? t('common.guest')}
            </Link>
          )}
          {!isInCard && contact && !dialogId && <span>{contact.name ?? t('common.guest')}</span>}
          {assignee && (isInCard || assignee.id !== own) && <span>{assignee.name}</span>}
        </span>
        {result && <span className={classes.result}>{result}</span>}
      </div>
      {canAct && state === 'open' && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('tasks.more', { title })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconClockPlus size={16} aria-hidden />}
              onClick={() => putOff(new Date(Math.max(now.getTime(), Date.parse(due)) + HOUR_MS))}
            >
              {t('tasks.snoozeHour')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconSunrise size={16} aria-hidden />}
              onClick={() => putOff(morningAfter(business.timezone, now, 1))}
            >
              {t('tasks.snoozeMorning')}
            </Menu.Item>
            <Menu.Item leftSection={<IconCalendarTime size={16} aria-hidden />} onClick={() => onEdit(task)}>
              {t('tasks.presets.pick')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(task)}>
              {t('tasks.change')}
            </Menu.Item>
            <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={() => settle('cancel')}>
              {t('tasks.cancelTask')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
