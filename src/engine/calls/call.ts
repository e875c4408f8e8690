import { minutesAfter } from '../../domain/booking/interval.ts';
import type { SlotQuery } from '../../domain/booking/slot.ts';
import { addDays } from '../../domain/business/local-date.ts';
import type { CallResult } from '../../domain/flow/walk.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { TalkStore } from '../ports.ts';

/** What a look-up may know: the customer's own situation, the values that the flow has, the time. It changes nothing. */
export interface CallContext {
  talkStore: Pick<TalkStore, 'busy'>;
  situation: Situation;
  slots: Readonly<Record<string, string>>;
  locale: Locale;
  now: Date;
}

/** A look-up that flows call by its name in `calls/index.ts`; its outcome chooses the branch. */
export type FlowCall = (context: CallContext) => Promise<CallResult> | CallResult;

export const outcome = (name: string, vars: Record<string, string> = {}): CallResult => ({ outcome: name, vars });

const DAY_MINUTES = 1440;

/** What a question about free time depends on, or null while no service is known. Reads what is taken in the whole horizon. */
export async function slotQuery(
  { talkStore, situation, slots, now }: CallContext,
  serviceId = slots.service,
): Promise<SlotQuery | null> {
  if (!serviceId) return null;
  const { business, dialog } = situation;
  const to = minutesAfter(now, (business.horizonDays + 2) * DAY_MINUTES);
  const busy = await talkStore.busy(minutesAfter(now, -DAY_MINUTES), to, now, {
    dialogId: dialog.id,
    appointmentId: slots.appointment,
  });
  return { business, serviceId, staffId: slots.staff, busy, now };
}

/** The dates that a wish leaves open: an exact one, a range, or everything from today on. */
export function wishedDates(
  slots: Readonly<Record<string, string>>,
  today: string,
  horizonDays: number,
): { from: string; to: string } {
  if (slots.date) return { from: slots.date, to: slots.date };
  const [from, to] = slots.range?.split('_') ?? [];
  return from && to ? { from: from < today ? today : from, to } : { from: today, to: addDays(today, horizonDays) };
}

/** The hours of a part-of-day slot, or the whole day. */
export function wishedPart(slots: Readonly<Record<string, string>>): { from: string; to: string } {
  const [from = '00:00', to = '24:00'] = slots.part?.split('-') ?? [];
  return { from, to };
}
