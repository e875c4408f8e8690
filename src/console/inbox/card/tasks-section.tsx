import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { TaskView } from '../../../http/views/task-view.ts';
import { useCanAct } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import { TaskModal } from '../../tasks/task-modal.tsx';
import { TaskRow } from '../../tasks/task-row.tsx';
import classes from './card.module.css';
import { Section } from './section.tsx';

/** What is still to be done for this customer, and what has been. */
export function TasksSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const now = useNow();
  const [edited, setEdited] = useState<TaskView | 'new' | null>(null);
  const add = canAct && (
    <ActionIcon variant="subtle" size="sm" aria-label={t('card.addTask')} onClick={() => setEdited('new')}>
      <IconPlus size={17} aria-hidden />
    </ActionIcon>
  );
  return (
    <Section title={t('card.tasks')} aside={add}>
      {dialog.tasks.length === 0 && <p className={classes.none}>{t('card.noTasks')}</p>}
      <ul className={classes.plainList}>
        {dialog.tasks.map((task) => (
          <TaskRow key={task.id} task={task} now={now} isInCard onEdit={setEdited} />
        ))}
      </ul>
      <TaskModal
        of={edited}
        dialogId={dialog.id}
        {...(dialog.assignee && { assigneeId: dialog.assignee.id })}
        onClose={() => setEdited(null)}
      />
    </Section>
  );
}
