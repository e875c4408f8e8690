import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChannelHealthView } from '../../http/views/channel-health-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './channel-health.module.css';

/** What is wrong and what to do about it, the gravest first; or that all is well. */
export function ReasonList({ health: { state, reasons } }: { health: Pick<ChannelHealthView, 'state' | 'reasons'> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (reasons.length === 0) {
    return (
      <p className={classes.well} data-level={state ?? 'new'}>
        <IconCircleCheck size={20} aria-hidden />
        {t(state === null ? 'channelHealth.notYet' : 'channelHealth.allWell')}
      </p>
    );
  }
  return (
    <ul className={classes.reasons} aria-label={t('channelHealth.reasons')}>
      {reasons.map(({ kind, level, title, todo }) => (
        <li key={kind} className={classes.reason} data-level={level}>
          {level === 'broken' ? <IconCircleX size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
          <div>
            <p className={classes.what}>{title[locale]}</p>
            <p className={classes.todo}>{todo[locale]}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
