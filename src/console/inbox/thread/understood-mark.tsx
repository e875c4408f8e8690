import { ActionIcon, Popover, Select } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { useAct } from '../../api/use-act.ts';
import { intentTitle } from '../../shared/intent-title.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import classes from './bubble.module.css';
import { percent } from './receipt-rows.ts';

interface UnderstoodMarkProps {
  dialogId: string;
  messageId: string;
  understood: NonNullable<MessageView['understood']>;
}

/** What the bot understood of a customer's line, and a person's verdict on it: this is what intent accuracy is counted from. */
export function UnderstoodMark({ dialogId, messageId, understood }: UnderstoodMarkProps) {
  const { t } = useTranslation();
  const { intents } = useMe();
  const canAct = useCanAct();
  const act = useAct(dialogId);
  const [isChoosing, setChoosing] = useState(false);
  const [labelled, setLabelled] = useState<string | null>(null);
  const label = (actual: string | null): void => {
    setChoosing(false);
    if (actual === null) return;
    act.mutate(
      { kind: 'label_intent', messageId, predicted: understood.intent, actual },
      { onSuccess: () => setLabelled(actual) },
    );
  };
  if (labelled !== null) {
    return <p className={classes.understood}>{t('understood.thanks', { intent: intentTitle(t, labelled) })}</p>;
  }
  const choices = [...new Set([...intents, 'None'])].filter((intent) => intent !== understood.intent);
  return (
    <div className={classes.understood}>
      <span>{describe(t, understood)}</span>
      {canAct && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('understood.right')}
          title={t('understood.right')}
          loading={act.isPending}
          onClick={() => label(understood.intent)}
        >
          <IconCheck size={15} aria-hidden />
        </ActionIcon>
      )}
      {canAct && (
        <Popover opened={isChoosing} onChange={setChoosing} width={260} position="bottom-start" shadow="md" trapFocus>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('understood.wrong')}
              title={t('understood.wrong')}
              onClick={() => setChoosing(!isChoosing)}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('understood.choose')}>
            <Select
              label={t('understood.choose')}
              placeholder={t('understood.search')}
              searchable
              data-autofocus
              comboboxProps={{ withinPortal: false }}
              withScrollArea={false}
              classNames={{ dropdown: classes.choices ?? '' }}
              nothingFoundMessage={t('understood.nothing')}
              data={choices.map((intent) => ({ value: intent, label: intentTitle(t, intent) }))}
              onChange={label}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}

/** `None` is no understanding, so it has no degree either. */
function describe(t: TFunction, { intent, score }: UnderstoodMarkProps['understood']): string {
  const title = intentTitle(t, intent);
  return intent === 'None' ? title : `${t('understood.as', { intent: title })} · ${percent(score)}`;
}
