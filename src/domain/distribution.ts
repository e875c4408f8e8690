import type { Teammate } from './operator.ts';

/**
 * Who gets the next dialog when all share evenly: the one with the fewest open dialogs, by id among equals.
 * Owners take part only while there is nobody else. Null when there is nobody at all.
 */
export function nextManager(team: readonly Teammate[]): { id: string; why: string } | null {
  const operators = team.filter((mate) => mate.role === 'operator' || mate.role === 'admin');
  const pool = operators.length > 0 ? operators : team.filter((mate) => mate.role === 'owner');
  const [choice] = [...pool].sort((a, b) => a.openDialogs - b.openDialogs || a.id.localeCompare(b.id));
  return choice
    ? { id: choice.id, why: `even share: ${choice.openDialogs} open dialogs, the fewest of ${pool.length}` }
    : null;
}
