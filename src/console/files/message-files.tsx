import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../http/views/message-view.ts';
import { DocumentFile } from './document-file.tsx';
import { FileState } from './file-state.tsx';
import classes from './files.module.css';
import { PictureFile } from './picture-file.tsx';

type File = NonNullable<MessageView['files']>[number];

/** What came or goes with a line: pictures are shown, sounds and films played, the rest is saved. */
export function MessageFiles({ files }: { files: readonly File[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.files} aria-label={t('files.list')}>
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file }: { file: File }) {
  const { t } = useTranslation();
  if (file.state !== 'kept') return <FileState file={file} />;
  const address = `/api/v1/files/${file.id}`;
  switch (file.kind) {
    case 'image':
    case 'sticker':
      return <PictureFile file={file} />;
    case 'voice':
    case 'audio':
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: what is said in a voice note stands below it, where anybody could tell. */}
          <audio className={classes.audio} controls preload="none" src={address} aria-label={t(`media.${file.kind}`)} />
          {file.transcript ? (
            <p className={classes.transcript} dir="auto">
              <span className={classes.label}>{t('files.transcript')}</span> {file.transcript}
            </p>
          ) : null}
        </>
      );
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: customers send films without captions.
      return <video className={classes.video} controls preload="metadata" src={address} aria-label={file.name} />;
    default:
      return <DocumentFile file={file} />;
  }
}
