import type { Appointment } from '../booking/appointment.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import { LeadPoint } from './lead-quality-settings.ts';

/** What points are earned by. */
export interface LeadFacts {
  dialog: Pick<Dialog, 'id' | 'leadPoints' | 'flow' | 'origin' | 'createdAt'>;
  contact: Pick<Contact, 'phone' | 'email' | 'createdAt'>;
  appointments: readonly Pick<Appointment, 'dialogId' | 'status'>[];
}

/**
 * The points of the Lead Quality Score that a dialog has earned (seed 001), those included that do not count for this business. A point
 * once earned is kept, since what was said was said; with one exception: whoever has no phone and no e-mail any more (a wrong number was
 * taken out) has given no contact.
 */
export function earnedPoints(facts: LeadFacts): LeadPoint[] {
  return LeadPoint.options.filter((point) => EARNED[point](facts) || (isKept(point) && has(facts, point)));
}

const isKept = (point: LeadPoint): boolean => point !== 'contact';
const has = ({ dialog }: LeadFacts, point: LeadPoint): boolean => dialog.leadPoints.includes(point);

const EARNED: Record<LeadPoint, (facts: LeadFacts) => boolean> = {
  contact: ({ contact }) => contact.phone !== null || contact.email !== null,
  service: (facts) => isNamed(facts, 'service'),
  date: (facts) => isNamed(facts, 'date'),
  // Noted when the customer writes: `isInTime`.
  in_time: () => false,
  source: ({ dialog: { origin } }) => origin.source !== undefined || Object.keys(origin.utm ?? {}).length > 0,
  // Whoever has visited, paid, written or been imported before was known before this dialog.
  history: ({ dialog, contact }) => contact.createdAt < dialog.createdAt,
};

function isNamed({ dialog, appointments }: LeadFacts, slot: 'service' | 'date'): boolean {
  const isBooked = appointments.some(({ dialogId, status }) => dialogId === dialog.id && status !== 'held');
  return isBooked || dialog.flow.some(({ slots }) => slot in slots);
}

/** Whether the customer has written within the time set after a line of ours. */
export function isInTime(saidAt: Date | null, answeredAt: Date, minutes: number): boolean {
  if (saidAt === null) return false;
  const waited = answeredAt.getTime() - saidAt.getTime();
  return waited >= 0 && waited <= minutes * 60_000;
}
