import type { Flow } from '../../domain/flow/flow.ts';
import type { Situation } from '../../domain/perform/draft.ts';

/** "Move it to Friday, and how much is it?" asks about the visit that is to be moved, where there is only one. */
export function visitSlots(
  flow: Flow,
  { situation, now }: { situation: Pick<Situation, 'appointments'>; now: Date },
): Record<string, string> {
  if (!Object.values(flow.slots).includes('appointment')) return {};
  const [only, ...others] = situation.appointments.filter(
    ({ status, start }) => (status === 'booked' || status === 'confirmed') && start > now,
  );
  return only && others.length === 0 ? { service: only.serviceId } : {};
}
