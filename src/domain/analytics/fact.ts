/**
 * What can be counted, each kind with the moment by which it belongs to a period:
 * - `dialog`: a request, by its opening
 * - `lead`: by its becoming one; the value is its last score, 1 to 5, or 0 without one
 * - `wait`: a customer's wait that was answered, by the answer; the value is milliseconds, from the message or the handing over
 * - `turn`: what the customer wrote and the bot read
 * - `label`: a message that a person has labelled, by its last label; the value is its weight in the sample
 * - `booking`: an appointment, by its making; `visit`: one that came to pass or not, by its beginning
 * - `payment`: an order that was paid; the value is its amount
 */
export const FACT_KINDS = ['dialog', 'lead', 'wait', 'turn', 'label', 'booking', 'visit', 'payment'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** What can be said of a fact with yes or no. The order is that of the bits in a day book: new ones go last. */
export const MARKS = [
  // of a wait: who ended it, and whether it began when the business was closed
  'bot',
  'person',
  'off_hours',
  // of a turn: the bot did not understand, or handed over
  'failed',
  // of a dialog: what has come of it, whenever that was
  'lead',
  'booked',
  'attended',
  'paid',
  'handed_off',
  'judged',
  'converted',
  // of a lead
  'scored',
  // of a label
  'right',
  'random',
  // of a booking
  'confirmed',
  'cancelled',
  // of a visit
  'missed',
  'reminded',
  // of a dialog: it was a phone call, or a request from a site
  'call',
  'form',
] as const;
export type Mark = (typeof MARKS)[number];

/** One thing that counts. A person, service and staff of its own come before those of its dialog. */
export interface Fact {
  kind: FactKind;
  at: Date;
  value: number;
  marks: readonly Mark[];
  managerId: string | null;
  serviceId: string | null;
  staffId: string | null;
}

/** What figures are narrowed and cut by: what is true of the dialog by now. */
export interface Traits {
  channel: string;
  /** The named lead source, or else the UTM label `utm_source`; null when neither is known. */
  source: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  /** Where it is now, as `pipeline/stage`. */
  visit: string;
  /** Who leads it, or led it last. */
  managerId: string | null;
  /** Of its latest appointment. */
  serviceId: string | null;
  staffId: string | null;
  /** Variants of experiments that the customer has met in it, as `experiment:variant`. */
  variants: readonly string[];
}

/** A stay in a stage: since when, and who brought it there (`operator:<id>`, `bot`, `trigger:<id>`, `system`, `api`, `customer`, `reminder`). */
export interface Step {
  visit: string;
  at: Date;
  by: string;
}

/** Everything that figures know of one dialog. A pure function of its events, so that it can be made again at any time. */
export interface DialogFacts {
  dialogId: string;
  openedAt: Date;
  traits: Traits;
  facts: readonly Fact[];
  /** Its way through the stages, the first one included; moves of upkeep (a stage was merged or removed) are not steps. */
  steps: readonly Step[];
}
