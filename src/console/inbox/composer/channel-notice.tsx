import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { splitMessage } from '../../../text/split-text.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayAndTime } from '../../shared/format-time.ts';
import { useMe } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './channel-notice.module.css';

interface ChannelNoticeProps {
  dialog: Pick<DialogCardView, 'channelKind' | 'sends'>;
  text: string;
}

/** So long before the window closes it is worth telling. */
const SOON_MS = 2 * 3_600_000;

/** What the customer's messenger will make of an answer, before it is sent: too late for it, or too long for one message. */
export function ChannelNotice({ dialog, text }: ChannelNoticeProps) {
  const { t } = useTranslation();
  const { business } = useMe();
  const locale = useLocale();
  const now = useNow();
  const messenger = t(`channel.${dialog.channelKind}`);
  const { most, unit } = dialog.sends.text;
  const parts = most > 0 ? splitMessage(text, most, unit).length : 1;
  const window = windowNotice();
  if (window === null && parts <= 1) return null;
  return (
    <div className={classes.notices} role="status">
      {window !== null && (
        <p className={classes.notice} data-late={window.isLate || undefined}>
          {window.words}
        </p>
      )}
      {parts > 1 && <p className={classes.notice}>{t('composer.parts', { count: parts, messenger })}</p>}
    </div>
  );

  function windowNotice(): { words: string; isLate: boolean } | null {
    const { window: open } = dialog.sends;
    if (open === null) return null;
    const at = now.getTime();
    const anybody = Date.parse(open.anybodyUntil);
    const person = Date.parse(open.personUntil);
    const until = (moment: string) => dayAndTime(locale, business.timezone, moment, now);
    if (at >= person) {
      return {
        words: t(open.templates ? 'composer.onlyTemplate' : 'composer.windowClosed', { messenger }),
        isLate: true,
      };
    }
    if (at >= anybody) {
      return { words: t('composer.onlyPerson', { messenger, until: until(open.personUntil) }), isLate: false };
    }
    if (person === anybody && person - at < SOON_MS) {
      return { words: t('composer.closesSoon', { messenger, until: until(open.personUntil) }), isLate: false };
    }
    return null;
  }
}
