import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayAndTime } from '../../shared/format-time.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './card.module.css';
import { NewTask } from './new-task.tsx';
import { Section } from './section.tsx';

/** What is still to be done for this customer. */
export function TasksSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const canAct = useCanAct();
  const now = useNow();
  const [isAdding, setAdding] = useState(false);
  const add = canAct && !isAdding && (
    <ActionIcon variant="subtle" size="sm" aria-label={t('card.addTask')} onClick={() => setAdding(true)}>
      <IconPlus size={17} aria-hidden />
    </ActionIcon>
  );
  return (
    <Section title={t('card.tasks')} aside={add}>
      {isAdding && <NewTask dialogId={dialog.id} onDone={() => setAdding(false)} />}
      {dialog.tasks.length === 0 && !isAdding && <p className={classes.none}>{t('card.noTasks')}</p>}
      <ul className={classes.list}>
        {dialog.tasks.map(({ id, title, due, done }) => (
          <li key={id} data-done={done || undefined}>
            <span>{title}</span>
            <span className={classes.when}>
              {dayAndTime(locale, business.timezone, due, now)}
              {done && ` · ${t('card.done')}`}
              {!done && Date.parse(due) < now.getTime() && <span className={classes.bad}> · {t('card.overdue')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
