import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import { lastBy, ofType } from './history.ts';

/** A message labelled anew counts once, as it was labelled last and when; one whose label was taken back does not count. */
export function observeLabels(events: readonly DomainEvent[]): Fact[] {
  const last = lastBy(ofType(events, 'intent_labelled'), ({ body }) => body.messageId);
  const standing = last.filter(({ body }) => !body.undone);
  return standing.map(({ at, body }) => ({
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
