import type { ActionOf } from '../action.ts';
import type { Appointment } from '../booking/appointment.ts';
import * as moves from '../booking/appointment-moves.ts';
import { slotAt } from '../booking/slot-at.ts';
import { changeContact, type Draft, leave, putAppointment, type Refusal, refuse } from './draft.ts';
import { scoreLead } from './lead.ts';
import { remindersFor } from './reminders-for.ts';

/** Staff has this long after a visit to say whether the customer came. */
const ATTENDANCE_MS = 24 * 3_600_000;

/** When the program looks whether a visit that ends then took place. */
export const attendanceDue = (end: Date): Date => new Date(end.getTime() + ATTENDANCE_MS);

/** Keeps a slot while the customer decides; an older hold of the same dialog is given back first. */
export function hold(draft: Draft, action: ActionOf<'hold'>): Refusal | undefined {
  const held = draft.appointments.find((a) => a.status === 'held' && a.dialogId === draft.changes.dialog.id);
  if (held && sameSlot(held, action)) return undefined;
  if (held) settle(draft, moves.cancel(held, 'system', draft.moment.now));
  return newHold(draft, action);
}

export function releaseHold(draft: Draft): Refusal | undefined {
  for (const held of draft.appointments.filter((a) => a.status === 'held' && a.dialogId === draft.changes.dialog.id)) {
    settle(draft, moves.cancel(held, 'system', draft.moment.now));
  }
  return undefined;
}

export function book(draft: Draft, action: ActionOf<'book'>): Refusal | undefined {
  const refused = hold(draft, { ...action, kind: 'hold' });
  if (refused) return refused;
  const held = draft.appointments.find((a) => a.status === 'held' && sameSlot(a, action));
  if (!held) return refuse('The slot could not be kept.');
  const booked = settle(draft, moves.book(held, draft.moment.now));
  if (booked.kind === 'refused') return booked;
  plan(draft, booked.appointment);
  // Whoever books at once was a lead first: the stages are passed in their order.
  scoreLead(draft);
  leave(draft, { type: 'appointment_booked', ...factOf(booked.appointment) });
  return undefined;
}

export function moveAppointment(draft: Draft, action: ActionOf<'move_appointment'>): Refusal | undefined {
  const before = find(draft, action.appointmentId);
  if (!before) return unknownAppointment;
  const service = serviceOf(draft, before.serviceId);
  if (!service) return refuse('The service of this appointment is no longer offered.');
  const slot = slotAt(draft.situation.business, before.serviceId, action.staffId, action.start);
  if (!slot) return refuse('The slot does not fit this service.');
  releaseHold(draft);
  const moved = settle(draft, moves.move(before, { slot, service }, draft.moment.now));
  if (moved.kind === 'refused') return moved;
  plan(draft, moved.appointment);
  leave(draft, { type: 'appointment_moved', ...factOf(moved.appointment), from: before.start });
  return undefined;
}

export function confirmAppointment(draft: Draft, action: ActionOf<'confirm_appointment'>): Refusal | undefined {
  return change(
    draft,
    action.appointmentId,
    (a) => moves.confirm(a, draft.moment.now),
    (a) => ({ type: 'appointment_confirmed', ...factOf(a) }),
  );
}

export function cancelAppointment(draft: Draft, action: ActionOf<'cancel_appointment'>): Refusal | undefined {
  const { kind } = draft.moment.actor;
  const by =
    kind === 'bot' || kind === 'customer' ? 'customer' : kind === 'operator' || kind === 'api' ? 'staff' : 'system';
  return change(
    draft,
    action.appointmentId,
    (a) => moves.cancel(a, by, draft.moment.now),
    (a) => ({ type: 'appointment_cancelled', ...factOf(a), by }),
  );
}

export function markVisited(draft: Draft, action: ActionOf<'mark_visited'>): Refusal | undefined {
  return change(
    draft,
    action.appointmentId,
    (a) => moves.visit(a, draft.moment.now),
    (a) => {
      noteVisit(draft, a.start);
      return { type: 'appointment_visited', ...factOf(a) };
    },
  );
}

function noteVisit(draft: Draft, start: Date): void {
  const { lastVisitAt } = draft.changes.contact;
  if (!lastVisitAt || lastVisitAt < start) changeContact(draft, { lastVisitAt: start });
}

export function markMissed(draft: Draft, action: ActionOf<'mark_missed'>): Refusal | undefined {
  return change(
    draft,
    action.appointmentId,
    (a) => moves.miss(a, draft.moment.now),
    (a) => ({ type: 'no_show', ...factOf(a) }),
  );
}

export function skipReminder(draft: Draft, action: ActionOf<'skip_reminder'>): Refusal | undefined {
  leave(draft, { type: 'reminder_skipped', appointmentId: action.appointmentId, reason: action.reason });
  return undefined;
}

function change(
  draft: Draft,
  appointmentId: string,
  move: (appointment: Appointment) => moves.MoveResult,
  fact: (appointment: Appointment) => Parameters<typeof leave>[1],
): Refusal | undefined {
  const before = find(draft, appointmentId);
  if (!before) return unknownAppointment;
  const result = move(before);
  // A second tap on the same button is not an error, and not a second fact.
  if (result.kind === 'refused' && result.reason === 'already') return undefined;
  const after = settle(draft, result);
  if (after.kind === 'refused') return after;
  leave(draft, fact(after.appointment));
  return undefined;
}

function newHold(draft: Draft, wanted: { serviceId: string; staffId: string; start: Date }): Refusal | undefined {
  const { business } = draft.situation;
  const { dialog } = draft.changes;
  const service = serviceOf(draft, wanted.serviceId);
  const slot = slotAt(business, wanted.serviceId, wanted.staffId, wanted.start);
  if (!service || !slot) return refuse('There is no such service or staff member.');
  const held = settle(
    draft,
    moves.hold({
      id: draft.moment.newId(),
      contactId: dialog.contactId,
      dialogId: dialog.id,
      channelThreadId: dialog.threadId,
      slot,
      service,
      holdMinutes: business.holdMinutes,
      now: draft.moment.now,
    }),
  );
  if (held.kind === 'refused') return held;
  leave(draft, { type: 'appointment_held', ...factOf(held.appointment) });
  return undefined;
}

/** Reminders and the look at who came, each under a key that the appointment's version is part of. */
function plan(draft: Draft, appointment: Appointment): void {
  const key = `${appointment.id}:${appointment.version}`;
  const common = { dialogId: appointment.dialogId, state: 'pending' as const, outcome: null };
  const ids = { appointmentId: appointment.id, appointmentVersion: appointment.version };
  const times = remindersFor(draft, appointment.start);
  for (const { beforeMinutes, due } of times) {
    const work = { kind: 'reminder' as const, ...ids, beforeMinutes, start: appointment.start };
    draft.changes.timers.push({ id: `reminder:${key}:${beforeMinutes}`, due, ...common, work });
  }
  draft.changes.timers.push({
    id: `attendance:${key}`,
    due: attendanceDue(appointment.end),
    ...common,
    work: { kind: 'attendance', ...ids },
  });
}

function settle(draft: Draft, result: moves.MoveResult): Settled {
  if (result.kind === 'refused') return refuse(WHY[result.reason]);
  putAppointment(draft, result.appointment);
  return result;
}

type Settled = { kind: 'ok'; appointment: Appointment } | Refusal;

const WHY: Record<moves.MoveRefusal, string> = {
  already: 'The appointment is in that state already.',
  notAllowed: "The appointment's state does not allow this.",
  started: 'The time of the appointment has come; it cannot be changed any more.',
  notStarted: 'The appointment has not begun yet.',
  holdRunning: 'The slot is still kept for the customer.',
};

const unknownAppointment = refuse('This customer has no such appointment.');

const find = (draft: Draft, id: string) => draft.appointments.find((a) => a.id === id);
const serviceOf = (draft: Draft, id: string) => draft.situation.business.services.find((s) => s.id === id);
const sameSlot = (a: Appointment, b: { serviceId: string; staffId: string; start: Date }) =>
  a.serviceId === b.serviceId && a.staffId === b.staffId && a.start.getTime() === b.start.getTime();

function factOf(a: Appointment) {
  return { appointmentId: a.id, serviceId: a.serviceId, staffId: a.staffId, start: a.start };
}
