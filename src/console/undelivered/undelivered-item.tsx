import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UndeliveredView } from '../../http/views/undelivered-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanAct, useCanManage, useMe } from '../shared/me-context.ts';
import { personTitle } from '../shared/person-title.ts';
import classes from './undelivered.module.css';
import { VerdictButtons } from './verdict-buttons.tsx';
import { isForTemplates, whyUndelivered } from './why-undelivered.ts';

/** One line that did not come: to whom, what, why, and what can be done. */
export function UndeliveredItem({ item, now }: { item: UndeliveredView; now: Date }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const canAct = useCanAct();
  const canManage = useCanManage();
  const { id, dialogId, dialogMode, contact, channelKind, author, operator, state, reason, attempts } = item;
  const isClosed = dialogMode === 'closed';
  return (
    <li className={classes.item}>
      <p className={classes.head}>
        {channelKind && <ChannelIcon kind={channelKind} />}
        <Link to={`/inbox/${dialogId}?view=all`} className={classes.who}>
          {personTitle(t, contact)}
        </Link>
        <span className={classes.badge} data-state={state}>
          {t(`undelivered.states.${state}`)}
        </span>
        <span className={classes.quiet}>
          {operator?.name ?? t(`author.${author}`)} ·{' '}
          <time dateTime={item.at}>{dayAndTime(locale, business.timezone, item.at, now)}</time>
        </span>
      </p>
      <p className={classes.text} dir="auto">
        {item.text}
      </p>
      <p className={classes.reason} title={reason ?? ''}>
        {whyUndelivered(t, reason) || t('undelivered.noReason')}
        {attempts > 1 && ` · ${t('undelivered.attempts', { attempts })}`}
        {isClosed && ` · ${t('undelivered.closed')}`}
        {canManage && isForTemplates(reason) && (
          <>
            {' · '}
            <Anchor component={Link} to="/settings/templates" fz="inherit">
              {t('undelivered.toTemplates')}
            </Anchor>
          </>
        )}
      </p>
      {canAct && <VerdictButtons messageId={id} dialogId={dialogId} state={state} isClosed={isClosed} />}
    </li>
  );
}
