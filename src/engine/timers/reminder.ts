import type { Action } from '../../domain/action.ts';
import type { Met } from '../../domain/experiments/met.ts';
import { openFrame } from '../../domain/flow/frame.ts';
import type { Receipt } from '../../domain/message.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Timer } from '../../domain/timer.ts';
import { mergeSays } from '../talk/merge-says.ts';
import { runFlows } from '../talk/run-flows.ts';
import type { TurnDeps } from '../turn.ts';
import { done, skip, type Verdict } from './verdict.ts';

const REMINDER_FLOW = 'reminder';

/** Reminds of a visit in the words of the reminder flow, unless it is off, moved or too near. */
export async function judgeReminder(
  deps: Pick<TurnDeps, 'talkStore' | 'flows'>,
  timer: Timer,
  work: Extract<Timer['work'], { kind: 'reminder' }>,
  situation: Situation,
  now: Date,
): Promise<Verdict> {
  const { appointmentId, beforeMinutes } = work;
  const visit = situation.appointments.find((a) => a.id === appointmentId);
  const skipped = (reason: string, more: Action[] = []) =>
    skip(reason, [{ kind: 'skip_reminder', appointmentId, reason }, ...more]);
  if (!visit || (visit.status !== 'booked' && visit.status !== 'confirmed')) return skipped('the visit was called off');
  if (visit.start.getTime() !== work.start.getTime()) return skipped('the visit was moved');
  const lateMs = now.getTime() - timer.due.getTime();
  if (lateMs > (beforeMinutes * 60_000) / 2 || visit.start <= now) {
    const title = {
      ru: 'Напоминание не ушло вовремя: позвоните клиенту',
      en: 'A reminder was not sent in time: call the customer',
    }[situation.dialog.locale];
    return skipped(
      'too late after a downtime',
      visit.start > now ? [{ kind: 'add_task', taskKind: 'call', title, dueInMinutes: 0 }] : [],
    );
  }
  const flow = deps.flows().byId.get(REMINDER_FLOW);
  if (!flow) throw new Error('flows/reminder.yml is missing: reminders have no words.');
  const { locale } = situation.dialog;
  const frame = openFrame(flow, situation.contact, { appointment: appointmentId });
  const run = await runFlows(
    deps.flows(),
    [frame],
    { polarity: null, invalid: false },
    { talkStore: deps.talkStore, situation, locale, now },
  );
  const say = mergeSays(run.says, { intent: 'None', score: 0 });
  return say
    ? done('sent', [{ kind: 'remind', appointmentId, beforeMinutes, content: say.content, ...variantsOf(say.receipt) }])
    : skipped('the reminder flow says nothing');
}

const variantsOf = ({ variants }: Receipt): { variants?: Met[] } => (variants ? { variants } : {});
