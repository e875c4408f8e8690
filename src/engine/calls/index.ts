import * as facts from './business-facts.ts';
import type { FlowCall } from './call.ts';
import * as freeTime from './free-time.ts';
import * as own from './own-appointments.ts';
import * as services from './services.ts';

/** Every look-up that a flow file may name. */
export const CALLS: Readonly<Record<string, FlowCall>> = {
  services: services.services,
  check_performer: services.checkPerformer,
  prices: services.prices,
  facts: facts.facts,
  hours: facts.hours,
  opening: facts.opening,
  staff_list: facts.staffList,
  days: freeTime.days,
  times: freeTime.times,
  check_day: freeTime.checkDay,
  check_wish: freeTime.checkWish,
  own_appointments: own.ownAppointments,
  named_appointment: own.namedAppointment,
};
