import type { ConversionPrompt } from '../../domain/conversion/conversion-prompt.ts';
import { verdictInForce } from '../../domain/conversion/dialog-conversion.ts';
import type { RerunJob } from '../../domain/conversion/judging.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Actor } from '../../domain/event.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { Progress } from '../../store/conversion/reruns.ts';
import type {
  ConversionPromptView,
  ConversionStatusView,
  DialogConversionView,
  RerunView,
} from '../views/conversion-prompt-view.ts';
import { presentTeammate } from './teammate.ts';

/** Who says 1 or 0: a model, or the rule where there is none. */
export const presentJudge = (model: string | null): ConversionStatusView['judge'] => ({
  by: model === null ? 'rule' : 'gpt',
  model,
});

/** Null while nobody has said anything. */
export function presentConversion(
  { conversion }: Pick<Dialog, 'conversion'>,
  team: readonly Teammate[],
): DialogConversionView | null {
  if (!conversion) return null;
  const { machine, hand } = conversion;
  if (!machine && !hand) return null;
  return {
    verdict: verdictInForce(conversion),
    machine: machine && {
      verdict: machine.verdict,
      by: machine.by,
      version: machine.version,
      quote: machine.quote,
      reason: machine.reason,
      at: machine.at.toISOString(),
    },
    hand: hand && {
      verdict: hand.verdict,
      version: hand.version,
      operator: hand.operatorId === null ? null : presentTeammate(hand.operatorId, team),
      reason: hand.reason,
      at: hand.at.toISOString(),
    },
  };
}

export function presentPrompt(
  { version, text, at, by, restored }: ConversionPrompt,
  team: readonly Teammate[],
): ConversionPromptView {
  return { version, text, at: at.toISOString(), by: whoOf(by, team), restored };
}

export function presentRerun(
  { job, progress }: { job: RerunJob; progress: Progress },
  team: readonly Teammate[],
): RerunView {
  const { id, by, at, from, to, scope, state, total, finishedAt } = job;
  return {
    id,
    by: whoOf(by, team),
    at: at.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    scope,
    state,
    total,
    judged: progress.done,
    failed: progress.failed,
    skipped: progress.skipped,
    waiting: progress.waiting,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** A program goes by the name of the API; null for what nobody has written. */
function whoOf(by: Actor, team: readonly Teammate[]): { id: string; name: string } | null {
  if (by.kind === 'operator') return presentTeammate(by.id, team);
  return by.kind === 'api' ? { id: 'api', name: 'API' } : null;
}
