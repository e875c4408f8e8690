import type { Business } from '../../business/business.ts';
import type { EventBody } from '../../event.ts';
import type { FieldDefinition } from '../../fields/field-definition.ts';
import { visitOf as pathOf } from '../../pipeline.ts';
import type { Trigger } from '../../trigger.ts';
import { fits, mayFollow } from '../../trigger-rules.ts';
import { answers } from '../answers.ts';
import { inOpeningHours, quietUntil } from '../business-time.ts';
import { customerWaits, weWait } from '../clocks.ts';
import { leavesOf } from '../condition.ts';
import { datesReached, isReached, reachedAt } from '../date-clock.ts';
import { clockDue, dueOf } from '../due.ts';
import { holds } from '../holds.ts';
import { writesToCustomer } from '../to-action.ts';
import { visitEpisode } from '../visit-clock.ts';
import { pastWaiting } from './past-clock.ts';
import type { PastDialog, PastEvent } from './past-dialog.ts';
import { type Asked, type PastState, rewind } from './rewind.ts';

export type PastRules = Pick<Trigger, 'on' | 'when' | 'actions' | 'delay' | 'cancelledBy'> & {
  id?: string | undefined;
};

export interface PastWorld {
  business: Business;
  fields: readonly FieldDefinition[];
  /** `[from, to)`; it would have been due in it. */
  from: Date;
  to: Date;
}

/** Once that a trigger would have fired. */
export interface PastFire {
  at: Date;
  due: Date;
  event: string;
}

/** What was planned: on which event or clock, and what was so then. */
interface Planned extends PastFire {
  body: EventBody | null;
  appointmentId?: string | undefined;
  /** Its pipeline and stage. */
  place: string;
  /** Whether what it waits for is still so. */
  lasts(state: PastState, due: Date): boolean;
  /** When a clock that began anew runs out. */
  again?(state: PastState): Date | null;
}

/** When a trigger would have fired in a dialog, by the same rules by which it fires; what it would have changed is not followed. */
export function pastFires(past: PastDialog, rules: PastRules, world: PastWorld): PastFire[] {
  return plannedIn(past, rules, world).flatMap((planned) => {
    const fired = whenFired(past, rules, world, planned);
    return fired && fired >= world.from && fired < world.to ? { at: planned.at, due: fired, event: planned.event } : [];
  });
}

function plannedIn(past: PastDialog, rules: PastRules, world: PastWorld): Planned[] {
  const { on } = rules;
  const { business } = world;
  if (on.kind === 'unanswered' || on.kind === 'customer_silent') {
    const waits = on.kind === 'unanswered' ? customerWaits : weWait;
    const disturbs = (at: Date) => laterDue(past, { ...rules, delay: AT_ONCE }, world, at, true);
    return pastWaiting(past, rules, business, disturbs).map(({ episode, since: at, due }) => {
      const place = placeWhen(past, rules, (event) => event.at > at);
      const lasts = ({ dialog }: PastState) => waits(dialog)?.episode === episode;
      const again = ({ dialog }: PastState) => {
        const waiting = waits(dialog);
        return waiting && clockDue(business, rules, waiting);
      };
      return { at, due, event: on.kind, body: null, place, lasts, again };
    });
  }
  if (on.kind === 'date_reached') {
    const value = past[on.of].fields[on.fieldId];
    const dates = datesReached(on, world.from, world.to, business.timezone).filter((date) =>
      isReached(on, value, date),
    );
    return dates.map((date) => {
      const at = reachedAt(on, date, business.timezone);
      const place = placeWhen(past, rules, (event) => event.at > at);
      return { at, due: dueOf(business, rules, at), event: on.kind, body: null, place, lasts: () => true };
    });
  }
  return past.events.flatMap((event, index) => {
    if (on.kind === 'before_visit') return visitPlanned(past, rules, world, event, index);
    if (!answers(on, event, past.dialog)) return [];
    if (rules.id !== undefined && mayFollow(rules.id, event.causes ?? []) !== 'yes') return [];
    const state = rewind(past, laterThan(past.events, index, rules.id), askedBy(rules));
    const judged = { ...state, ...world, now: event.at, body: event.body, appointmentId: visitOf(event.body) };
    if (!fits(rules, event, judged)) return [];
    const due = dueOf(business, rules, event.at);
    return {
      at: event.at,
      due,
      event: event.body.type,
      body: event.body,
      appointmentId: visitOf(event.body),
      place: placeOf(state.dialog),
      lasts: () => true,
    };
  });
}

function visitPlanned(
  past: PastDialog,
  rules: PastRules,
  { business }: PastWorld,
  { at, body }: PastEvent,
  index: number,
): Planned[] {
  if (body.type !== 'appointment_booked' && body.type !== 'appointment_moved') return [];
  const due = clockDue(business, rules, { episode: '', since: body.start });
  if (!due || due <= at) return [];
  const episode = visitEpisode(body.appointmentId, body.start);
  const lasts = ({ appointments }: PastState, now: Date) =>
    appointments.some(({ id, start }) => visitEpisode(id, start) === episode && start > now);
  const place = placeWhen(past, rules, (event, other) => event.at > at && other > index);
  return [{ at, due, event: 'before_visit', body: null, appointmentId: body.appointmentId, place, lasts }];
}

const AT_ONCE = { minutes: 0, businessHours: false };

/** The moment at which it fired, when nothing had made it needless by then. */
function whenFired(past: PastDialog, rules: PastRules, world: PastWorld, planned: Planned): Date | null {
  let { due } = planned;
  if (due.getTime() === planned.at.getTime() && planned.body && !laterDue(past, rules, world, due, true)) return due;
  while (due < world.to) {
    const isPutOff = due > planned.due;
    const state = stateAt(past, rules, planned, due, isPutOff);
    // A clock that has just run out is known to have lasted.
    if (((isPutOff || !planned.again) && !planned.lasts(state, due)) || isCalledOff(past, rules, planned, state, due))
      return null;
    const again = isPutOff ? planned.again?.(state) : null;
    const later = again && again > due ? again : laterDue(past, rules, world, due, false);
    if (!later) {
      const { body, appointmentId } = planned;
      return holds(rules.when, { ...state, ...world, now: due, body, appointmentId }) ? due : null;
    }
    due = later;
  }
  return null;
}

/** As it stood just before; or as the change left it that has planned what is due in the same moment. */
function stateAt(past: PastDialog, rules: PastRules, planned: Planned, due: Date, isPutOff: boolean): PastState {
  const { id } = rules;
  const asked = askedBy(rules);
  const isAtOnce = due.getTime() === planned.at.getTime();
  const isOwn = ({ causes }: PastEvent) => id !== undefined && causes?.includes(id) === true;
  return rewind(
    past,
    (event) => event.at > due || (event.at.getTime() === due.getTime() && (!isAtOnce || isOwn(event))),
    { ...asked, talk: asked.talk || (isPutOff && planned.again !== undefined) },
  );
}

const TALK_CONDITIONS = new Set<string>(['intent', 'handoff_reason', 'mode']);

/** What of the past these rules ask about. */
function askedBy({ on, when, cancelledBy }: PastRules): Asked {
  const kinds = leavesOf(when).map(({ condition }) => condition.kind);
  return {
    talk: kinds.some((kind) => TALK_CONDITIONS.has(kind)),
    visits: on.kind === 'before_visit' || cancelledBy.includes('visit') || kinds.includes('visit_planned'),
  };
}

const placeOf = ({ pipelineId, stageId }: PastState['dialog']): string => pathOf(pipelineId, stageId);

/** The stage in which it was planned, where it is of any use. */
const placeWhen = (past: PastDialog, { cancelledBy }: PastRules, isLater: Parameters<typeof rewind>[1]): string =>
  cancelledBy.includes('moved') ? placeOf(rewind(past, isLater, { talk: false, visits: false }).dialog) : '';

/** Whoever has just written is awake. The same as for what fires. */
const AWAKE_MS = 15 * 60_000;

/** A moment to which it was put off: the business is closed, or it is night. `inclusive`: what happened in the moment itself counts. */
function laterDue(
  past: PastDialog,
  { delay, actions }: PastRules,
  { business }: PastWorld,
  due: Date,
  inclusive: boolean,
): Date | null {
  const open = delay.businessHours ? inOpeningHours(business, due) : due;
  if (open > due) return open;
  const [first] = actions;
  if (!first || !writesToCustomer(first)) return null;
  const isAwake = past.events.some(
    ({ at, body }) =>
      body.type === 'message_received' && (inclusive ? at <= due : at < due) && due.getTime() - at.getTime() < AWAKE_MS,
  );
  return isAwake ? null : quietUntil(business, due);
}

function isCalledOff(
  past: PastDialog,
  { cancelledBy }: PastRules,
  planned: Planned,
  state: PastState,
  due: Date,
): boolean {
  const since = planned.at;
  const meanwhile = past.events.filter(({ at }) => at > since && at < due);
  if (cancelledBy.includes('moved')) {
    // Also when it has come back since.
    const hasMoved = meanwhile.some(({ body }) => body.type === 'stage_changed');
    if (hasMoved || placeOf(state.dialog) !== planned.place) return true;
  }
  if (cancelledBy.includes('replied') && meanwhile.some(({ body }) => body.type === 'message_received')) return true;
  if (!cancelledBy.includes('visit')) return false;
  const begun = planned.body && 'start' in planned.body ? planned.body.start : since;
  return (
    meanwhile.some(({ body }) => body.type === 'appointment_visited' && body.start > begun) ||
    state.appointments.some(({ id, start }) => id !== planned.appointmentId && start > due)
  );
}

const visitOf = (body: EventBody): string | undefined => ('appointmentId' in body ? body.appointmentId : undefined);

/**
 * What came after an event: later moments; in its own moment what the trigger itself has led to, and moves by the rules of events that
 * follow it, since rules and triggers follow one event after the other.
 */
function laterThan(events: readonly PastEvent[], index: number, triggerId: string | undefined) {
  const moment = events[index]?.at.getTime() ?? 0;
  return (event: PastEvent, at: number): boolean => {
    const when = event.at.getTime();
    if (when !== moment) return when > moment;
    if (triggerId !== undefined && event.causes?.includes(triggerId)) return true;
    if (at <= index || event.body.type !== 'stage_changed' || !event.body.why.startsWith('rule: ')) return false;
    const cause = event.body.why.slice('rule: '.length);
    return events.findLastIndex((one, before) => before < at && one.body.type === cause) > index;
  };
}
