import { z } from 'zod';
import { Localized } from '../localized.ts';

/**
 * What happens when the customer goes silent in the middle. After `after` the bot says `say` and asks its question again, at most `times`
 * in one run of the flow; when nothing comes for `then_after` (as long as `after`, if left out) after that, `then`. Nobody is written to in
 * the quiet hours, outside of the channel's window, while a person leads, or where the business's own trigger writes to who is silent.
 */
export const Timeout = z
  .strictObject({
    after: Duration(),
    say: Localized.optional(),
    times: z.number().int().min(1).max(2).default(1),
    /** `cancel` ends the flow and gives back the time that was kept; `handoff` calls a person. */
    // biome-ignore lint/suspicious/noThenProperty: the word of the flow language; nothing awaits a flow.
    then: z.enum(['wait', 'cancel', 'handoff']).default('wait'),
    then_after: Duration().optional(),
    /** Said together with `then`; left out, `cancel` and `handoff` are done without a word. */
    last: Localized.optional(),
  })
  .refine(({ say, then }) => say !== undefined || then !== 'wait', {
    error: 'does nothing: give it `say`, or `then: cancel` or `handoff`',
  });
export type Timeout = z.infer<typeof Timeout>;

function Duration() {
  return z.string().regex(/^[1-9]\d{0,3}[mhd]$/u, 'must be a time like 15m, 2h or 1d');
}

const MINUTES = { m: 1, h: 60, d: 1440 } as const;

/** `2h` is 120. */
export function minutesOf(duration: string): number {
  const unit = duration.at(-1);
  return Number(duration.slice(0, -1)) * (unit === 'd' || unit === 'h' ? MINUTES[unit] : MINUTES.m);
}

/** What comes next after this many chases, and after how many minutes of silence; null when nothing does. */
export function nextAfter(
  timeout: Timeout,
  told: { inRun: number; inSilence: number },
): { what: 'chase' | 'end'; minutes: number } | null {
  const after = minutesOf(timeout.after);
  if (timeout.say && told.inRun < timeout.times) return { what: 'chase', minutes: after * (told.inSilence + 1) };
  if (timeout.then === 'wait') return null;
  return { what: 'end', minutes: after * told.inSilence + minutesOf(timeout.then_after ?? timeout.after) };
}
