import type { Action } from '../../domain/action.ts';
import { bestIntent } from '../../domain/understanding.ts';
import type { Heard } from './heard.ts';
import { mergeSays } from './merge-says.ts';
import type { FlowRun } from './run-flows.ts';

/**
 * Puts a run into actions: what was understood first, then the flow's state, its deeds, and one message at the end. The summary for whoever
 * takes over is written when all is decided (`hand-over.ts`).
 */
export function finish(heard: Heard, run: FlowRun, outcome?: 'flow' | 'responder' | 'fallback' | 'handoff'): Action[] {
  const { intent, score } = bestIntent(heard.understanding);
  const say = mergeSays(run.says, { intent, score });
  const handoff: Action[] = run.handoff ? [{ kind: 'hand_off', reason: run.handoff, summary: '' }] : [];
  return [
    {
      kind: 'understand',
      messageId: heard.messageId,
      intent,
      score,
      outcome: outcome ?? (run.handoff ? 'handoff' : 'flow'),
    },
    { kind: 'set_flow', stack: run.stack, ...(run.talkedOf !== undefined && { talkedOf: run.talkedOf }) },
    ...run.actions,
    ...(say ? [say] : []),
    ...handoff,
  ];
}
