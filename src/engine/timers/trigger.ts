import { type Draft, openDraft, type Situation } from '../../domain/perform/draft.ts';
import { fireTrigger } from '../../domain/perform/fire-trigger.ts';
import { lookAgain } from '../../domain/perform/look-again.ts';
import { act } from '../../domain/perform/perform.ts';
import { logRun, type Occasion } from '../../domain/perform/trigger-later.ts';
import type { Timer } from '../../domain/timer.ts';
import { isSlow } from '../../domain/triggers/to-action.ts';
import type { TriggerWork } from '../../domain/triggers/trigger-work.ts';
import { doSlowly, type SlowDeps } from './slow-action.ts';
import type { Verdict } from './verdict.ts';

/**
 * Fires a planned trigger, or says in its log why it is not fired. Slow work is done here, before the transaction; null when another
 * process is doing it just now.
 */
export async function judgeTrigger(
  deps: SlowDeps & { newId(): string },
  timer: Timer,
  work: TriggerWork,
  situation: Situation,
  now: Date,
): Promise<Verdict | null> {
  const actor = { kind: 'trigger', id: work.triggerId } as const;
  const draft = openDraft(situation, { now, newId: deps.newId, actor });
  const look = lookAgain(draft, timer, work);
  if (look.kind === 'later') {
    const { due } = look;
    // The row stands; named again, its job is set to the new moment.
    const wake = ({ changes }: Draft) => {
      changes.timers.push({ ...timer, due });
      return null;
    };
    return { state: 'pending', outcome: null, due, actions: [], apply: wake };
  }
  const occasion: Occasion = { ...work, due: timer.due, name: work.event?.body.type ?? work.on };
  if (look.kind === 'over') {
    const { outcome, reason } = look;
    const log = (own: Draft) => {
      logRun(own, { id: work.triggerId }, occasion, { outcome, reason });
      return reason;
    };
    return { state: 'skipped', outcome: reason, actions: [], apply: log };
  }
  const { trigger } = look;
  const first = trigger.actions[work.step];
  const slow =
    first && isSlow(first) ? await doSlowly(deps, draft, { timerId: timer.id, trigger, action: first }) : undefined;
  if (slow === null) return null;
  const fire = (own: Draft) => {
    fireTrigger(own, trigger, occasion, act, work, slow?.result);
    return 'done';
  };
  const { giveBack } = slow ?? {};
  return { state: 'fired', outcome: 'done', actions: [], apply: fire, ...(giveBack && { giveBack }) };
}
