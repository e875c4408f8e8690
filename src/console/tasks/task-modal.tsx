import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../http/views/task-view.ts';
import { useMe } from '../shared/me-context.ts';
import { TaskForm } from './task-form.tsx';
import { useTaskCommand } from './use-task-command.ts';

interface TaskModalProps {
  /** What is being edited, `new`, or nothing while it is shut. */
  of: TaskView | 'new' | null;
  dialogId?: string;
  /** Who gets a new one; left out, oneself. */
  assigneeId?: string | null;
  onClose: () => void;
}

/** A task to be added or edited, over whatever page. */
export function TaskModal({ of, dialogId, assigneeId, onClose }: TaskModalProps) {
  const { t } = useTranslation();
  const { id } = useMe();
  const command = useTaskCommand();
  const task = of === 'new' ? null : of;
  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      centered
      title={t(task ? 'tasks.edit' : 'tasks.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <TaskForm
        key={task?.id ?? 'new'}
        {...(task && { task })}
        assigneeId={assigneeId === undefined ? id : assigneeId}
        isPending={command.isPending}
        onCancel={onClose}
        onSave={(input) =>
          command.mutate(
            task
              ? { kind: 'change', task, input }
              : { kind: 'add', input, ...(dialogId !== undefined && { dialogId }) },
            { onSuccess: onClose },
          )
        }
      />
    </Modal>
  );
}
