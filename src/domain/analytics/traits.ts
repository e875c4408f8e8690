import type { DomainEvent } from '../event.ts';
import type { Fact, Step, Traits } from './fact.ts';
import { ofType } from './history.ts';

/** What a dialog is narrowed and cut by, as its last events say. */
export function traitsOf(events: readonly DomainEvent[], steps: readonly Step[], visits: readonly Fact[]): Traits {
  // A customer may come by a link in the middle of a dialog: what is known then holds.
  const origin = events.findLast(({ origin: { source, utm } }) => source !== undefined || utm !== undefined)?.origin;
  const latest = visits.findLast(({ kind }) => kind === 'booking');
  return {
    channel: events[0]?.channelKind ?? '',
    source: origin?.source ?? origin?.utm?.utm_source ?? null,
    utmMedium: origin?.utm?.utm_medium ?? null,
    utmCampaign: origin?.utm?.utm_campaign ?? null,
    visit: steps.at(-1)?.visit ?? '',
    managerId: ofType(events, 'assignee_changed').findLast(({ body }) => body.to !== null)?.body.to ?? null,
    serviceId: latest?.serviceId ?? null,
    staffId: latest?.staffId ?? null,
    variants: [
      ...new Set(ofType(events, 'experiment_exposed').map(({ body }) => `${body.experimentId}:${body.variantId}`)),
    ].sort(),
  };
}
