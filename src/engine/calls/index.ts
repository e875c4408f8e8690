import * as facts from './business-facts.ts';
import type { FlowCall } from './call.ts';
import * as freeTime from './free-time.ts';
import { halves } from './halves.ts';
import * as own from './own-appointments.ts';
import * as services from './services.ts';

const BY_NAME = {
  services: services.services,
  check_performer: services.checkPerformer,
  prices: services.prices,
  facts: facts.facts,
  hours: facts.hours,
  opening: facts.opening,
  staff_list: facts.staffList,
  days: freeTime.days,
  times: freeTime.times,
  halves,
  check_day: freeTime.checkDay,
  check_wish: freeTime.checkWish,
  own_appointments: own.ownAppointments,
  named_appointment: own.namedAppointment,
} satisfies Record<string, FlowCall>;

export type CallName = keyof typeof BY_NAME;

/** Every look-up that a flow file may name; what each needs and gives: `call-words.ts`. */
export const CALLS: Readonly<Record<string, FlowCall>> = BY_NAME;
