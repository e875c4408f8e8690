import type { TriggerRules } from '../../domain/trigger.ts';

/** The stages on which the card of a trigger stands, as `pipeline/stage`; empty: on none in particular. */
export function stagesOf({ on, when }: Pick<TriggerRules, 'on' | 'when'>): string[] {
  if ('stage' in on && on.stage !== null) return [on.stage];
  // Of several that must all hold, one that names stages says where it can fire.
  const named =
    when.match === 'all' ? when.of.find((part) => 'kind' in part && part.kind === 'stage' && !part.not) : null;
  return named && 'kind' in named && named.kind === 'stage' ? named.in : [];
}
