import { Loader } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../http/views/message-view.ts';
import { useLocale } from '../i18n/language.ts';
import { fileSize } from './file-size.ts';
import classes from './files.module.css';

type File = NonNullable<MessageView['files']>[number];

/** A file that is not here: on its way, refused or lost, in words. */
export function FileState({ file }: { file: File }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const size = file.bytes > 0 ? fileSize(t, locale, file.bytes) : '';
  return (
    <p className={classes.absent} data-state={file.state}>
      {file.state === 'waiting' ? (
        <Loader size={20} aria-hidden />
      ) : (
        <IconFileAlert size={20} stroke={1.6} aria-hidden />
      )}
      <span className={classes.about}>
        <span className={classes.name}>{t(`media.${file.kind}`)}</span>
        <span className={classes.size}>{wordsFor(t, file, size)}</span>
      </span>
    </p>
  );
}

function wordsFor(t: TFunction, { state, bytes }: File, size: string): string {
  switch (state) {
    case 'refused':
      return bytes === 0 ? t('files.empty') : t('files.tooLarge');
    case 'lost':
      return t('files.lost');
    default:
      return size ? t('files.waitingSize', { size }) : t('files.waiting');
  }
}
