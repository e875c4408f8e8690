import { ActionIcon, Switch, Textarea } from '@mantine/core';
import { IconDeviceFloppy, IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { newId } from '../../../widget/new-id.ts';
import { useCanAct } from '../../shared/me-context.ts';
import classes from './composer.module.css';
import { keepDraft, readDraft } from './draft.ts';
import { useSend } from './use-send.ts';

/** The server's limit for one line. */
const LONGEST = 4000;

interface ComposerProps {
  dialog: DialogCardView;
  lastSeq: number;
}

/** Where a person answers the customer or leaves a note for colleagues. A closed dialog takes notes only. */
export function Composer({ dialog, lastSeq }: ComposerProps) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const send = useSend(dialog.id);
  // To a request from a site nothing can be written either.
  const isClosed = dialog.mode === 'closed' || dialog.channelKind === 'form';
  const [text, setText] = useState(() => readDraft(dialog.id));
  const [wantsNote, setWantsNote] = useState(false);
  const isNote = wantsNote || isClosed;
  const said = text.trim();
  const isTooLong = said.length > LONGEST;

  const write = (next: string): void => {
    setText(next);
    keepDraft(dialog.id, next);
  };
  const submit = (): void => {
    if (said === '' || isTooLong) return;
    send({ id: newId(), kind: isNote ? 'note' : 'reply', text: said, afterSeq: lastSeq, failure: null });
    write('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  if (!canAct) return null;
  return (
    <form
      className={classes.composer}
      data-note={isNote || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.row}>
        <Textarea
          className={classes.field ?? ''}
          aria-label={isNote ? t('composer.noteLabel') : t('composer.label')}
          placeholder={isNote ? t('composer.notePlaceholder') : t('composer.placeholder')}
          autosize
          minRows={1}
          maxRows={8}
          size="md"
          value={text}
          error={isTooLong && t('composer.tooLong', { max: LONGEST })}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon
          type="submit"
          size={42}
          radius="md"
          disabled={said === '' || isTooLong}
          aria-label={isNote ? t('composer.saveNote') : t('composer.send')}
        >
          {isNote ? <IconDeviceFloppy size={20} aria-hidden /> : <IconSend2 size={20} aria-hidden />}
        </ActionIcon>
      </div>
      <div className={classes.under}>
        <Switch
          size="xs"
          label={t('composer.note')}
          checked={isNote}
          disabled={isClosed}
          onChange={(event) => setWantsNote(event.currentTarget.checked)}
        />
        <span className={classes.hint}>{t('composer.hint')}</span>
      </div>
    </form>
  );
}
