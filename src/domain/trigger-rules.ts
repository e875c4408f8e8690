import type { DomainEvent } from './event.ts';
import type { Trigger } from './trigger.ts';
import { answers } from './triggers/answers.ts';
import { holds, type Judged } from './triggers/holds.ts';

/** Whether a trigger answers to this event of this dialog, as things are by `judged`. The same for what happens and for the dry run. */
export const fits = (
  trigger: Pick<Trigger, 'on' | 'when'>,
  event: Pick<DomainEvent, 'body'>,
  judged: Judged,
): boolean => answers(trigger.on, event, judged.dialog) && holds(trigger.when, judged);

/** What triggers have led to an event may lead to more, this many of them in a row. */
export const LONGEST_CHAIN = 3;

/**
 * Whether a trigger may follow on those that have led here. One ignores what it has caused itself; one that comes round over others,
 * or that would lengthen the chain too far, is stopped as a loop.
 */
export function mayFollow(triggerId: string, causes: readonly string[]): 'yes' | 'own' | { loop: string } {
  if (causes.at(-1) === triggerId) return 'own';
  if (causes.includes(triggerId)) return { loop: `comes round: ${[...causes, triggerId].join(' → ')}` };
  if (causes.length >= LONGEST_CHAIN) return { loop: `too long a chain: ${[...causes, triggerId].join(' → ')}` };
  return 'yes';
}
