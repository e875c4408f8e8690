import type { Actor } from '../../domain/event.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { KnownContent } from '../../store/content/known-content.ts';
import type { WrittenView } from '../views/written-view.ts';
import { presentTeammate } from './teammate.ts';

/** Who has written the words of a flow or page that are in force, and when. */
export function presentWritten(
  { origin, change }: Pick<KnownContent, 'origin' | 'change'>,
  team: readonly Teammate[],
): WrittenView {
  const isTouched = origin !== 'file' && change !== null;
  return {
    origin,
    version: change?.version ?? 0,
    at: isTouched ? change.at.toISOString() : null,
    by: isTouched ? writerOf(change.by, team) : null,
  };
}

/** A program goes by the name of its key, or of the API. */
export function writerOf(by: Actor, team: readonly Teammate[]): { id: string; name: string } | null {
  if (by.kind === 'operator') return presentTeammate(by.id, team);
  return by.kind === 'api' ? { id: by.id ?? 'api', name: by.name ?? 'API' } : null;
}
