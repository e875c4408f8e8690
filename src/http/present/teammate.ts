import type { Teammate } from '../../domain/operator.ts';

/** Who has left the team is known by id only. */
export const presentTeammate = (id: string, team: readonly Teammate[]): { id: string; name: string } => ({
  id,
  name: team.find((mate) => mate.id === id)?.name ?? id,
});
