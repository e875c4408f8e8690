import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { DialogView } from '../../../http/views/dialog-view.ts';
import { useLocale } from '../../i18n/language.ts';
import { PlanTag } from '../../plans/plan-tag.tsx';
import { shortMoment, urgency, waited } from '../../shared/format-time.ts';
import { useMe } from '../../shared/me-context.ts';
import { personTitle } from '../../shared/person-title.ts';
import { PersonAvatar } from '../person-avatar.tsx';
import { ReasonBadge } from '../reason-badge.tsx';
import { StageChip } from '../stage-chip.tsx';
import classes from './list.module.css';

interface DialogRowProps {
  dialog: DialogView;
  isSelected: boolean;
  now: Date;
  /** Null while nothing is being chosen. */
  isChosen: boolean | null;
  onChoose: (dialogId: string) => void;
}

/** One dialog in the list: who, where, what was said last, how long they wait and why. */
export function DialogRow({ dialog, isSelected, now, isChosen, onChoose }: DialogRowProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <li className={isChosen === null ? undefined : classes.choosable}>
      {isChosen !== null && (
        <Checkbox checked={isChosen} aria-label={personTitle(t, dialog.contact)} onChange={() => onChoose(dialog.id)} />
      )}
      <Link
        to={`/inbox/${dialog.id}${search}`}
        className={classes.row}
        aria-current={isSelected ? 'true' : undefined}
        data-dialog={dialog.id}
      >
        <PersonAvatar contact={dialog.contact} kind={dialog.channelKind} />
        <span className={classes.body}>
          <span className={classes.line}>
            <span className={classes.name}>{personTitle(t, dialog.contact)}</span>
            <RowTime dialog={dialog} now={now} />
          </span>
          <span className={classes.preview} dir="auto">
            {/* Who waits for a person is read by what they want, not by the bot's last words. */}
            {dialog.queue?.summary || dialog.preview || ' '}
          </span>
          <span className={classes.marks}>
            <StageChip stage={dialog.stage} />
            {dialog.plan && <PlanTag label={dialog.plan.label} colour={dialog.plan.colour} />}
            {dialog.queue && <ReasonBadge reason={dialog.queue.reason} />}
            {dialog.assignee && <span className={classes.assignee}>{dialog.assignee.name}</span>}
          </span>
        </span>
      </Link>
    </li>
  );
}

function RowTime({ dialog, now }: Pick<DialogRowProps, 'dialog' | 'now'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const since = dialog.queue?.since ?? dialog.waitingSince;
  if (since !== null && dialog.mode !== 'bot' && dialog.mode !== 'closed') {
    return (
      <span className={classes.wait} data-urgency={urgency(since, now)}>
        {t('inbox.waits', { time: waited(t, since, now) })}
      </span>
    );
  }
  const at = dialog.lastInboundAt ?? dialog.createdAt;
  return <span className={classes.time}>{shortMoment(t, locale, business.timezone, at, now)}</span>;
}
