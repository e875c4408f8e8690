import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../http/views/message-view.ts';
import { useLocale } from '../i18n/language.ts';
import { fileSize } from './file-size.ts';
import classes from './files.module.css';
import { mediaIcons } from './media-icons.ts';

type File = NonNullable<MessageView['files']>[number];

/** A file to be opened by a program or saved: its name, and how large it is. */
export function DocumentFile({ file }: { file: File }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const Icon = mediaIcons[file.kind];
  return (
    <a
      className={classes.document}
      href={`/api/v1/files/${file.id}`}
      target="_blank"
      rel="noreferrer"
      aria-label={t('files.open', { name: file.name })}
    >
      <Icon size={22} stroke={1.6} aria-hidden />
      <span className={classes.about}>
        <span className={classes.name}>{file.name}</span>
        <span className={classes.size}>{fileSize(t, locale, file.bytes)}</span>
      </span>
      <IconDownload size={18} stroke={1.7} aria-hidden />
    </a>
  );
}
