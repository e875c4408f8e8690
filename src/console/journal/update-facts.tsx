import { useTranslation } from 'react-i18next';
import type { JournalRowView } from '../../http/views/journal-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './journal.module.css';
import { StateBadge } from './state-badge.tsx';
import { channelTitle } from './titles.ts';

/** When, where, what became of it and why. */
export function UpdateFacts({ update }: { update: JournalRowView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const now = useNow();
  const { id, channelId, channelKind, threadId, receivedAt, state, reason, attempts } = update;
  return (
    <dl className={classes.facts}>
      <dt>{t('journal.state')}</dt>
      <dd>
        <StateBadge state={state} />
      </dd>
      {reason && (
        <>
          <dt>{t('journal.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {attempts > 0 && (
        <>
          <dt>{t('journal.attempts')}</dt>
          <dd>{attempts}</dd>
        </>
      )}
      <dt>{t('journal.time')}</dt>
      <dd>{dayAndTime(locale, business.timezone, receivedAt, now)}</dd>
      <dt>{t('journal.channel')}</dt>
      <dd>{channelTitle(t, channelId, channelKind)}</dd>
      {threadId && (
        <>
          <dt>{t('journal.chat')}</dt>
          <dd>{threadId}</dd>
        </>
      )}
      <dt>{t('journal.id')}</dt>
      <dd>{id}</dd>
    </dl>
  );
}
