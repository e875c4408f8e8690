import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconFile, IconMicrophone, IconMovie, IconPhoto, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../../files/file-size.ts';
import { useLocale } from '../../i18n/language.ts';
import { type Attachment, attachAgain, detach } from './attachments.ts';
import classes from './composer.module.css';

/** Files beside the line that is being written: how far each is, and what stands in the way of one. */
export function AttachmentList({ dialogId, attached }: { dialogId: string; attached: readonly Attachment[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (attached.length === 0) return null;
  return (
    <ul className={classes.attached} aria-label={t('files.attached')}>
      {attached.map((one) => {
        const { key, file, state } = one;
        const isBad = state.kind === 'failed' || state.kind === 'refused';
        return (
          <li key={key} className={classes.attachment} data-bad={isBad || undefined}>
            <Sign attachment={one} />
            <span className={classes.about}>
              <span className={classes.name}>{file.name}</span>
              <span className={classes.told} role={isBad ? 'alert' : undefined}>
                {isBad ? whyOf(t, state) : fileSize(t, locale, file.size)}
              </span>
              {state.kind === 'uploading' && (
                <Progress
                  size="xs"
                  value={state.share * 100}
                  aria-label={t('files.progress', { share: Math.round(state.share * 100) })}
                />
              )}
            </span>
            {state.kind === 'failed' && (
              <Button variant="subtle" size="compact-xs" onClick={() => attachAgain(dialogId, one)}>
                {t('files.again')}
              </Button>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('files.remove', { name: file.name })}
              onClick={() => detach(dialogId, key)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}

/** The picture itself once it is there, else a sign for what it is. */
function Sign({ attachment: { file, state } }: { attachment: Attachment }) {
  if (state.kind === 'ready' && state.upload.kind === 'image') {
    return <img className={classes.thumb} src={`/api/v1/files/${state.upload.id}`} alt="" />;
  }
  const [family] = file.type.split('/');
  const Icon =
    family === 'image' ? IconPhoto : family === 'audio' ? IconMicrophone : family === 'video' ? IconMovie : IconFile;
  return <Icon className={classes.sign ?? ''} size={22} stroke={1.6} aria-hidden />;
}

function whyOf(t: TFunction, state: Attachment['state']): string {
  if (state.kind === 'refused') return state.why;
  if (state.kind !== 'failed') return '';
  return state.why.kind === 'told' ? state.why.detail || t('files.why.refused') : t(`files.why.${state.why.kind}`);
}
