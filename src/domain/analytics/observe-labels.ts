import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import { lastBy, ofType } from './history.ts';

/** A message labelled anew counts once, as it was labelled last and when. */
export function observeLabels(events: readonly DomainEvent[]): Fact[] {
  return lastBy(ofType(events, 'intent_labelled'), ({ body }) => body.messageId).map(({ at, body }) => ({
    kind: 'label',
    at,
    value: body.weight ?? 1,
    marks: [
      ...(body.predicted === body.actual ? (['right'] as const) : []),
      ...(body.sample === 'random' ? (['random'] as const) : []),
    ],
    managerId: null,
    serviceId: null,
    staffId: null,
  }));
}
