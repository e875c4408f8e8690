import type { FlowStack } from '../flow/state.ts';
import type { Draft } from './draft.ts';

const MINUTE_MS = 60_000;

/**
 * Sets a timer for a question that is waited for only so long. One for each run of a flow: while the customer answers, it is put off
 * and not set anew. The dialog's version in its id: a commit that is decided again writes it once.
 */
export function watchSilence(draft: Draft, stack: FlowStack): FlowStack {
  const top = stack.at(-1);
  if (!top?.patience || top.patience.timer !== undefined) return stack;
  const { dialog } = draft.changes;
  const id = `flow-silence:${dialog.id}:${dialog.version}:${top.flow}`;
  draft.changes.timers.push({
    id,
    due: new Date(draft.moment.now.getTime() + top.patience.minutes * MINUTE_MS),
    dialogId: dialog.id,
    state: 'pending',
    outcome: null,
    work: { kind: 'flow_silence' },
  });
  return [...stack.slice(0, -1), { ...top, patience: { ...top.patience, timer: id } }];
}
