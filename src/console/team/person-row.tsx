import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { useLocale } from '../i18n/language.ts';
import { clockTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import classes from './team.module.css';

interface PersonRowProps {
  member: TeamMemberView;
  onOpen: ((id: string) => void) | undefined;
}

/** One person: who, what he or she is doing, how much there is to do, and when at work. */
export function PersonRow({ member, onOpen }: PersonRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const { id, name, email, role, openDialogs, cap, assignedToday } = member;
  const state = stateOf(member);
  const cells = (
    <>
      <span>
        <span className={classes.name}>
          {name}
          {id === me.id && <span className={classes.badge}>{t('team.you')}</span>}
        </span>
        <span className={classes.quiet}>
          {t(`account.role.${role}`)} · {email}
        </span>
      </span>
      <span className={classes.state} data-state={state}>
        {stateTitle(t, locale, me.business.timezone, member)}
      </span>
      <span>
        {cap === null ? openDialogs : t('team.loadOf', { count: openDialogs, cap })}
        <span className={classes.quiet}>{t('team.load')}</span>
      </span>
      <span>
        {assignedToday}
        <span className={classes.quiet}>{t('team.today')}</span>
      </span>
    </>
  );
  return (
    <li>
      {onOpen ? (
        <button
          type="button"
          className={classes.row}
          aria-label={t('team.edit', { name })}
          aria-describedby={`member-${id}`}
          onClick={() => onOpen(id)}
        >
          {cells}
        </button>
      ) : (
        <div className={classes.row}>{cells}</div>
      )}
      <span id={`member-${id}`} hidden>
        {stateTitle(t, locale, me.business.timezone, member)}
      </span>
    </li>
  );
}

function stateOf({ active, pause, onShift, online }: TeamMemberView): 'left' | 'paused' | 'off' | 'online' | 'offline' {
  if (!active) return 'left';
  if (pause) return 'paused';
  if (!onShift) return 'off';
  return online ? 'online' : 'offline';
}

function stateTitle(t: TFunction, locale: Locale, zone: string, member: TeamMemberView): string {
  const state = stateOf(member);
  const until = member.pause?.until;
  return state === 'paused' && until
    ? t('team.state.pausedUntil', { time: clockTime(locale, zone, until) })
    : t(`team.state.${state}`);
}
