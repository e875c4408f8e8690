import {
  IconFile,
  IconHandClick,
  IconMapPin,
  IconMicrophone,
  IconMovie,
  IconPaperclip,
  IconPhone,
  IconPhoto,
  IconSticker,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { readablePhone } from '../card/phone.ts';
import classes from './bubble.module.css';

const mediaIcons = {
  image: IconPhoto,
  voice: IconMicrophone,
  audio: IconMicrophone,
  video: IconMovie,
  document: IconFile,
  sticker: IconSticker,
  location: IconMapPin,
  other: IconPaperclip,
} as const;

/** What was said. What came as something other than text is named: a pressed button, a shared phone, an attachment. */
export function MessageText({ message: { incoming, text } }: { message: MessageView }) {
  const { t } = useTranslation();
  switch (incoming?.kind) {
    case 'button':
      return (
        <p className={classes.text} dir="auto">
          <IconHandClick size={16} stroke={1.7} role="img" aria-label={t('thread.pressed')} />{' '}
          {incoming.label ?? (text || incoming.payload)}
        </p>
      );
    case 'phone':
      return (
        <p className={classes.text}>
          <IconPhone size={16} stroke={1.7} aria-hidden /> {t('thread.phone', { phone: readablePhone(incoming.phone) })}
        </p>
      );
    case 'media': {
      const Icon = mediaIcons[incoming.media];
      return (
        <p className={classes.text} dir="auto">
          <Icon size={16} stroke={1.7} aria-hidden /> <em>{t(`media.${incoming.media}`)}</em>
          {incoming.caption && `\n${incoming.caption}`}
        </p>
      );
    }
    case 'edit':
      return (
        <p className={classes.text} dir="auto">
          {incoming.text} <em>({t('thread.edited')})</em>
        </p>
      );
    case 'outside_reply':
      return (
        <p className={classes.text} dir="auto">
          {text} <em>({t('thread.outside')})</em>
        </p>
      );
    default:
      return (
        <p className={classes.text} dir="auto">
          {text}
        </p>
      );
  }
}
