import { localOf } from '../../domain/booking/zone.ts';
import type { Person } from '../../domain/distribution/candidates.ts';
import { isOnline, isPaused } from '../../domain/distribution/profile.ts';
import { isAbsent, isOnShift } from '../../domain/distribution/schedule.ts';
import type { Member } from '../../store/queries/users.ts';
import type { TeamMemberView } from '../views/team-view.ts';

export interface MemberFigures {
  openDialogs: number;
  assignedToday: number;
}

export function presentMember(
  { id, name, email, role, active, profile }: Member & Person,
  { openDialogs, assignedToday }: MemberFigures,
  now: Date,
  timezone: string,
): TeamMemberView {
  const local = localOf(now, timezone);
  const { pause, schedule, absences, cap, weight, skills, languages, lastSeenAt } = profile;
  return {
    id,
    name,
    email,
    role,
    active,
    online: active && isOnline(profile, now),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    onShift: active && isOnShift(schedule, local) && !isAbsent(absences, local),
    pause:
      isPaused(profile, now) && pause
        ? { since: pause.since.toISOString(), until: pause.until?.toISOString() ?? null }
        : null,
    openDialogs,
    assignedToday,
    schedule,
    absences,
    cap,
    weight,
    skills,
    languages,
  };
}
