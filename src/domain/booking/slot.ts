import type { Business } from '../business/business.ts';
import type { Busy } from './interval.ts';

/** A visit that could be booked. `start` and `end` are the visit without buffers; `date` and `time` its local start. */
export type Slot = { staffId: string; serviceId: string; start: Date; end: Date; date: string; time: string };

/** What is asked for, and everything the answer depends on. `busy` covers the dates asked about, holds included. */
export type SlotQuery = {
  business: Business;
  serviceId: string;
  /** Left out: anyone who performs the service. */
  staffId?: string | undefined;
  busy: Busy[];
  now: Date;
};
