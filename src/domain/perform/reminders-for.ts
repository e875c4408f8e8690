import { type ReminderTime, reminderTimes } from '../booking/reminder-times.ts';
import { choose } from '../experiments/choose.ts';
import { draftedChoice } from '../experiments/drafted-choice.ts';
import type { VariantValue } from '../experiments/experiment.ts';
import { REMINDER_SURFACE } from '../experiments/surface.ts';
import type { Draft } from './draft.ts';
import { meet } from './meet.ts';

/**
 * When this customer is reminded of a visit. An experiment on the times is met here, at the booking, and not when a reminder is sent: whoever calls
 * off between an early and a late reminder would otherwise be counted with the early one only, and the two could not be compared. It is not
 * met where every variant leads to the same times, as for a visit in an hour.
 */
export function remindersFor(draft: Draft, start: Date): ReminderTime[] {
  const { business, experiments } = draft.situation;
  const times = (minutes: readonly number[]) =>
    reminderTimes({
      start,
      bookedAt: draft.moment.now,
      reminders: minutes.map((beforeMinutes) => ({ beforeMinutes })),
      quietHours: business.quietHours,
      timezone: business.timezone,
    });
  const today = business.reminders.map(({ beforeMinutes }) => beforeMinutes);
  if (experiments.length === 0) return times(today);
  const chosen = choose(draftedChoice(draft), REMINDER_SURFACE, { kind: 'minutes', minutes: today });
  if (!chosen) return times(today);
  const running = chosen.met && experiments.find(({ id }) => id === chosen.met?.experimentId);
  const plans = new Set(running?.variants.map(({ value }) => inOneLine(times(minutesOf(value)))));
  if (chosen.met && plans.size > 1) meet(draft, chosen.met);
  return times(minutesOf(chosen.value));
}

const minutesOf = (value: VariantValue): readonly number[] => (value.kind === 'minutes' ? value.minutes : []);

const inOneLine = (times: readonly ReminderTime[]): string => times.map(({ due }) => due.getTime()).join();
