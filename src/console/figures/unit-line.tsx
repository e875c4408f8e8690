import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocale } from '../i18n/language.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './drawer.module.css';
import { isChannelKind } from './value-title.ts';

interface UnitLineProps {
  unit: {
    dialogId: string;
    contactName: string | null;
    channel: string;
    at: string;
    managerName: string | null;
  };
  /** What it adds to the figure. */
  children?: ReactNode;
}

/** One line of an opened figure; it leads to its dialog in the inbox. */
export function UnitLine({ unit: { dialogId, contactName, channel, at, managerName }, children }: UnitLineProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const now = useNow();
  return (
    <li>
      <Link to={`/inbox/${dialogId}?view=all`} className={classes.line}>
        {isChannelKind(channel) && <ChannelIcon kind={channel} size={18} />}
        <span className={classes.who}>
          <b>{contactName ?? t('common.guest')}</b>
          <span className={classes.quiet}>
            <time dateTime={at}>{dayAndTime(locale, timezone, at, now)}</time>
            {managerName !== null && ` · ${managerName}`}
          </span>
        </span>
        {children !== undefined && <span className={classes.worth}>{children}</span>}
      </Link>
    </li>
  );
}
