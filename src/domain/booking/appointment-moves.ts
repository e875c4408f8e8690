import type { Service } from '../business/business.ts';
import type { Appointment, AppointmentStatus, CancelledBy } from './appointment.ts';
import { cellsOf } from './cells.ts';
import { minutesAfter } from './interval.ts';
import { occupied } from './occupied.ts';
import type { Slot } from './slot.ts';

export type AppointmentMove = 'book' | 'confirm' | 'move' | 'cancel' | 'visit' | 'miss' | 'expire';

/** From which states each move is allowed. `visit` and `miss` may correct each other: people press the wrong button. */
export const ALLOWED_FROM: Record<AppointmentMove, readonly AppointmentStatus[]> = {
  book: ['held'],
  confirm: ['booked'],
  move: ['held', 'booked', 'confirmed'],
  cancel: ['held', 'booked', 'confirmed'],
  visit: ['booked', 'confirmed', 'missed'],
  miss: ['booked', 'confirmed', 'visited'],
  expire: ['held'],
};

/**
 * - `already`: it is in that state, nothing to do (a second tap on a button)
 * - `notAllowed`: its state doesn't allow the move, see `ALLOWED_FROM`
 * - `started`: too late, the visit has begun; `notStarted`, `holdRunning`: too early
 */
export type MoveRefusal = 'already' | 'notAllowed' | 'started' | 'notStarted' | 'holdRunning';

export type MoveResult = { kind: 'ok'; appointment: Appointment } | { kind: 'refused'; reason: MoveRefusal };

/** Customers come early, and staff notes it at once. */
const EARLY_ARRIVAL_MINUTES = 60;

export type HoldRequest = Pick<Appointment, 'id' | 'contactId' | 'dialogId' | 'channelThreadId'> & {
  slot: Slot;
  service: Service;
  holdMinutes: number;
  now: Date;
};

/** A new appointment that keeps a slot for a while. Refused with `started` when the slot is gone. */
export function hold({ slot, service, holdMinutes, now, ...ids }: HoldRequest): MoveResult {
  if (slot.start <= now) return refused('started');
  const appointment: Appointment = {
    ...ids,
    ...placeOf(slot, service),
    serviceId: slot.serviceId,
    status: 'held',
    active: true,
    holdUntil: minutesAfter(now, holdMinutes),
    version: 1,
    price: service.price,
    createdAt: now,
    updatedAt: now,
    confirmedAt: null,
  };
  return { kind: 'ok', appointment };
}

/**
 * The customer agrees. A hold whose time has run out can still be booked while it is `held`: its cells are still its own,
 * and nobody else can have got them.
 */
export function book(appointment: Appointment, now: Date): MoveResult {
  const reason = refusalOf('book', appointment) ?? ifStarted(appointment, now);
  return reason ? refused(reason) : changed(appointment, now, { status: 'booked', holdUntil: null });
}

/** The customer says that they will come. */
export function confirm(appointment: Appointment, now: Date): MoveResult {
  const reason = refusalOf('confirm', appointment) ?? ifStarted(appointment, now);
  return reason ? refused(reason) : changed(appointment, now, { status: 'confirmed', confirmedAt: now });
}

/** To another time or person, same service. A confirmation was for the old time, so it is asked for anew. */
export function move(appointment: Appointment, to: { slot: Slot; service: Service }, now: Date): MoveResult {
  const reason = refusalOf('move', appointment) ?? ifStarted(appointment, now) ?? ifStarted(to.slot, now);
  if (reason) return refused(reason);
  const status = appointment.status === 'held' ? 'held' : 'booked';
  return changed(appointment, now, { ...placeOf(to.slot, to.service), status, confirmedAt: null });
}

/** Frees the time. A customer can't cancel what has begun; staff can, to set the record right. */
export function cancel(appointment: Appointment, by: CancelledBy, now: Date): MoveResult {
  const reason = refusalOf('cancel', appointment) ?? (by === 'customer' ? ifStarted(appointment, now) : undefined);
  if (reason) return refused(reason);
  return changed(appointment, now, { status: 'cancelled', active: false, holdUntil: null, cancelledBy: by });
}

/** The customer came. */
export function visit(appointment: Appointment, now: Date): MoveResult {
  const reason = refusalOf('visit', appointment);
  if (reason) return refused(reason);
  if (now < minutesAfter(appointment.start, -EARLY_ARRIVAL_MINUTES)) return refused('notStarted');
  return changed(appointment, now, { status: 'visited' });
}

/** The customer didn't come; what is left of the time is free again. */
export function miss(appointment: Appointment, now: Date): MoveResult {
  const reason = refusalOf('miss', appointment);
  if (reason) return refused(reason);
  if (now < appointment.start) return refused('notStarted');
  return changed(appointment, now, { status: 'missed', active: false });
}

/** A hold that nobody made use of gives its time back. */
export function expire(appointment: Appointment, now: Date): MoveResult {
  const reason = refusalOf('expire', appointment);
  if (reason) return refused(reason);
  if (appointment.holdUntil && now < appointment.holdUntil) return refused('holdRunning');
  return changed(appointment, now, { status: 'expired', active: false, holdUntil: null });
}

const RESULT: Record<Exclude<AppointmentMove, 'move'>, AppointmentStatus> = {
  book: 'booked',
  confirm: 'confirmed',
  cancel: 'cancelled',
  visit: 'visited',
  miss: 'missed',
  expire: 'expired',
};

function refusalOf(step: AppointmentMove, { status }: Appointment): MoveRefusal | undefined {
  if (ALLOWED_FROM[step].includes(status)) return undefined;
  return step !== 'move' && status === RESULT[step] ? 'already' : 'notAllowed';
}

function ifStarted({ start }: { start: Date }, now: Date): MoveRefusal | undefined {
  return start <= now ? 'started' : undefined;
}

function placeOf(slot: Slot, service: Service): Pick<Appointment, 'staffId' | 'start' | 'end' | 'cells'> {
  const { start, end } = occupied(slot, service);
  return { staffId: slot.staffId, start: slot.start, end: slot.end, cells: cellsOf(slot.staffId, start, end) };
}

function changed(appointment: Appointment, now: Date, changes: Partial<Appointment>): MoveResult {
  return {
    kind: 'ok',
    appointment: { ...appointment, ...changes, version: appointment.version + 1, updatedAt: now },
  };
}

function refused(reason: MoveRefusal): MoveResult {
  return { kind: 'refused', reason };
}
