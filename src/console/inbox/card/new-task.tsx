import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.ts';

interface NewTaskProps {
  dialogId: string;
  onDone: () => void;
}

const HOUR = 60;
const DAY = 24 * HOUR;

export function NewTask({ dialogId, onDone }: NewTaskProps) {
  const { t } = useTranslation();
  const act = useAct(dialogId);
  const [title, setTitle] = useState('');
  const [dueInMinutes, setDue] = useState(DAY);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const named = title.trim();
    if (named !== '')
      act.mutate({ kind: 'add_task', taskKind: 'custom', title: named, dueInMinutes }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={save}>
      <Stack gap={8} mb="xs">
        <TextInput
          aria-label={t('card.taskTitle')}
          placeholder={t('card.taskTitle')}
          autoFocus
          required
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('card.taskWhen')}
          value={String(dueInMinutes)}
          onChange={(event) => setDue(Number(event.currentTarget.value))}
          data={[
            { value: String(HOUR), label: t('card.inHour') },
            { value: String(DAY), label: t('card.tomorrow') },
            { value: String(3 * DAY), label: t('card.inThreeDays') },
          ]}
        />
        <Group gap={8}>
          <Button type="submit" size="xs" loading={act.isPending}>
            {t('common.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
