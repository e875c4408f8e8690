import { ActionIcon, Switch, Textarea } from '@mantine/core';
import { IconDeviceFloppy, IconSend2 } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { newId } from '../../../widget/new-id.ts';
import { useLocale } from '../../i18n/language.ts';
import { useCanAct } from '../../shared/me-context.ts';
import { SendTemplate } from '../../templates/send-template.tsx';
import { AttachButton } from './attach-button.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { type Attachment, attach, detachAll, useAttachments } from './attachments.ts';
import { ChannelNotice } from './channel-notice.tsx';
import classes from './composer.module.css';
import { keepDraft, readDraft } from './draft.ts';
import { tellTyping } from './tell-typing.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useSend } from './use-send.ts';
import { whyNot } from './why-not.ts';

/** The server's limit for one line. */
const LONGEST = 4000;
const MOST_FILES = 10;

interface ComposerProps {
  dialog: DialogCardView;
  lastSeq: number;
}

/** Where a person answers the customer or leaves a note for colleagues. A closed dialog takes notes only. */
export function Composer({ dialog, lastSeq }: ComposerProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const send = useSend(dialog.id);
  // To a request from a site nothing can be written either.
  const isClosed = dialog.mode === 'closed' || dialog.channelKind === 'form';
  const [text, setText] = useState(() => readDraft(dialog.id));
  const [wantsNote, setWantsNote] = useState(false);
  const isNote = wantsNote || isClosed;
  const said = text.trim();
  const isTooLong = said.length > LONGEST;
  const { files } = dialog.sends;
  const attached = useAttachments(dialog.id);
  const ready = attached.flatMap(({ state }) => (state.kind === 'ready' ? state.upload : []));
  const inTheWay = isNote ? null : whatIsInTheWay(attached);
  const isEmpty = said === '' && (isNote || ready.length === 0);
  const addFiles = useCallback(
    (added: readonly File[]) => attach(dialog.id, added, (file) => whyNot(t, locale, files, file)),
    [dialog.id, files, locale, t],
  );
  const takesFiles = canAct && !isNote && Object.keys(files).length > 0;
  const isOver = useFileDrop(takesFiles, addFiles);

  const write = (next: string): void => {
    setText(next);
    keepDraft(dialog.id, next);
    if (!isNote && dialog.mode === 'operator' && next.trim() !== '') tellTyping(dialog.id);
  };
  const submit = (): void => {
    if (isEmpty || isTooLong || inTheWay) return;
    const line = { id: newId(), text: said, afterSeq: lastSeq, failure: null };
    send(isNote ? { ...line, kind: 'note', files: [] } : { ...line, kind: 'reply', files: ready });
    write('');
    if (!isNote) detachAll(dialog.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    if (!takesFiles || pasted.length === 0) return;
    event.preventDefault();
    addFiles(pasted);
  };

  if (!canAct) return null;
  return (
    <form
      className={classes.composer}
      data-note={isNote || undefined}
      data-over={isOver || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isOver && <p className={classes.drop}>{t('files.dropHere')}</p>}
      {!isNote && <ChannelNotice dialog={dialog} text={said} />}
      {!isNote && <SendTemplate dialog={dialog} />}
      {!isNote && <AttachmentList dialogId={dialog.id} attached={attached} />}
      <div className={classes.row}>
        {!isNote && <AttachButton sends={dialog.sends} onFiles={addFiles} />}
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
          onPaste={onPaste}
        />
        <ActionIcon
          type="submit"
          size={42}
          radius="md"
          disabled={isEmpty || isTooLong || inTheWay !== null}
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
        <span className={classes.hint} data-stays={inTheWay ? true : undefined}>
          {inTheWay ? t(`files.${inTheWay}`, { most: MOST_FILES }) : t('composer.hint')}
        </span>
      </div>
    </form>
  );
}

/** What a person has to do first, in the words of `files`; null when nothing. */
function whatIsInTheWay(attached: readonly Attachment[]): 'uploading' | 'failed' | 'mostFiles' | null {
  if (attached.some(({ state }) => state.kind === 'failed' || state.kind === 'refused')) return 'failed';
  if (attached.some(({ state }) => state.kind === 'uploading')) return 'uploading';
  return attached.length > MOST_FILES ? 'mostFiles' : null;
}
