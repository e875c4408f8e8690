import { IconHandClick, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { mediaIcons } from '../../files/media-icons.ts';
import { readablePhone } from '../card/phone.ts';
import classes from './bubble.module.css';

/** What was said. What came as something other than text is named: a pressed button, a shared phone, an attachment. */
export function MessageText({ message: { incoming, text, files } }: { message: MessageView }) {
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
      // What came is shown itself; what was said in it stands with it.
      if (files) return incoming.caption ? <Words text={incoming.caption} /> : null;
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
      return text === '' ? null : <Words text={text} />;
  }
}

const Words = ({ text }: { text: string }) => (
  <p className={classes.text} dir="auto">
    {text}
  </p>
);
