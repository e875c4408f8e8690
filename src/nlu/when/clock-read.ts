import type { Clock } from './scan.ts';

export interface ClockRead {
  clock: Clock;
  to: number;
  /** `strong` is a time wherever it stands; `unit` has "o'clock", pm, "вечера"; `medium` (17-30) and `weak` (17) need a lead. */
  strength: 'strong' | 'unit' | 'medium' | 'weak';
  /** A Russian form that does not follow "в". */
  oblique: boolean;
}
