import type { EventBody } from '../event.ts';
import { NONE } from '../understanding.ts';
import { type DayPlan, rateIn, type Stratum } from './day-plan.ts';
import { drawNumber } from './draw-number.ts';
import type { LabelRow } from './label-row.ts';

/** A message that the bot has read. */
export interface Read extends Stratum {
  messageId: string;
  outcome: Extract<EventBody, { type: 'message_understood' }>['outcome'];
}

export type Drawn = Pick<LabelRow, 'sample' | 'weight' | 'order'>;

/**
 * Whether a message is to be labelled, and why. Each is drawn for itself (Poisson sampling): neither their order nor who looks matters.
 * A name or a time that answers a question of the bot has no intent to be right or wrong about.
 */
export function draw(read: Read, plan: DayPlan): Drawn | null {
  if (read.intent === NONE && read.outcome === 'flow') return null;
  const number = drawNumber(read.messageId);
  const rate = rateIn(plan, read);
  // Evenly spread over [0, 1) among the drawn ones, whatever their rate.
  if (number < rate) return { sample: 'random', weight: 1 / rate, order: number / rate };
  const failed = read.outcome === 'fallback' || read.outcome === 'handoff';
  return failed ? { sample: 'fallback', weight: null, order: 1 + number } : null;
}
