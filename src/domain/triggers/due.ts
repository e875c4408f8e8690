import type { Business } from '../business/business.ts';
import type { Trigger } from '../trigger.ts';
import { inOpeningHours } from './business-time.ts';
import type { Waiting } from './clocks.ts';

type Timed = Pick<Trigger, 'on' | 'delay'>;

/** When a trigger fires whose event is, or whose clock runs out, at `from`. */
export function dueOf(business: Business, { delay }: Pick<Timed, 'delay'>, from: Date): Date {
  const at = new Date(from.getTime() + delay.minutes * 60_000);
  return delay.businessHours ? inOpeningHours(business, at) : at;
}

/** When the clock of a stretch runs out for this trigger; null when the trigger has no such clock. */
export function clockDue(business: Business, trigger: Timed, { since }: Waiting): Date | null {
  const { on } = trigger;
  if (on.kind === 'before_visit') return dueOf(business, trigger, new Date(since.getTime() - on.minutes * 60_000));
  if (on.kind !== 'unanswered' && on.kind !== 'customer_silent') return null;
  return dueOf(business, trigger, new Date(since.getTime() + on.minutes * 60_000));
}
