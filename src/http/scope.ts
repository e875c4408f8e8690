import { type Scope, scopeOf } from '../domain/visibility.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { Principal } from './principal.ts';

/** What this asker may see of the dialogs, as the team and the settings are now. */
export function scopeFor(who: Principal, { team, funnel }: Pick<Surroundings, 'team' | 'funnel'>): Scope {
  if (who.kind === 'api') return scopeOf({ role: 'owner', id: null }, funnel);
  // A role may have changed since the session began.
  return scopeOf({ role: team.find(({ id }) => id === who.id)?.role ?? who.role, id: who.id }, funnel);
}
