import type { Action } from '../../domain/action.ts';
import { openFrame } from '../../domain/flow/frame.ts';
import type { Draft } from '../../domain/perform/draft.ts';
import type { SlowResult } from '../../domain/perform/fire-trigger.ts';
import type { Trigger } from '../../domain/trigger.ts';
import { filled, whyNotWrite, writesToCustomer } from '../../domain/triggers/to-action.ts';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';
import { answerOnce } from '../talk/answer-once.ts';
import { handOff } from '../talk/hand-over.ts';
import { mergeSays } from '../talk/merge-says.ts';
import { runFlows } from '../talk/run-flows.ts';
import { responderReceipt } from '../talk/said-by.ts';
import type { TurnDeps } from '../turn.ts';

/** Longer than the responder's own deadline; a dead process's work is done by another one after it. */
const CLAIMED_MS = 60_000;

export type SlowDeps = Pick<TurnDeps, 'talkStore' | 'flows' | 'responder' | 'permitSlow' | 'now'>;

interface Work {
  timerId: string;
  trigger: Trigger;
  action: TriggerAction;
}

/** What has come of slow work, and how to let others have the timer. */
export interface SlowlyDone {
  result: SlowResult;
  giveBack?(): Promise<void>;
}

/** Does what asks others or looks things up, and gives back the actions that come of it. Null when another process is at it. */
export async function doSlowly(deps: SlowDeps, draft: Draft, work: Work): Promise<SlowlyDone | null> {
  const { action } = work;
  const reason = writesToCustomer(action) ? whyNotWrite(draft) : null;
  if (reason !== null) return { result: refused(reason) };
  const now = deps.now();
  const until = new Date(now.getTime() + CLAIMED_MS);
  if (!(await deps.talkStore.claimTimer(work.timerId, now, until))) return null;
  const result = await doIt(deps, draft, work);
  return { result, giveBack: () => deps.talkStore.unclaimTimer(work.timerId, until) };
}

async function doIt(deps: SlowDeps, draft: Draft, work: Work): Promise<SlowResult> {
  const { action } = work;
  if (action.kind === 'start_flow') return startFlow(deps, draft, action.flow);
  if (action.kind === 'ask_gpt') return askGpt(deps, draft, { ...work, action });
  throw new Error(`"${action.kind}" is no slow work.`);
}

async function startFlow(deps: SlowDeps, { situation, moment: { now } }: Draft, flowId: string): Promise<SlowResult> {
  const { dialog, contact } = situation;
  if (dialog.mode === 'closed') return refused('The dialog is closed.');
  if (dialog.mode !== 'bot') return refused('A person leads this dialog; the bot starts no flow.');
  const flows = deps.flows();
  const flow = flows.byId.get(flowId);
  if (!flow) return refused(`There is no flow "${flowId}".`);
  const { locale } = dialog;
  const beneath = dialog.flow.filter((frame) => frame.flow !== flow.id);
  const context = { talkStore: deps.talkStore, situation, locale, now };
  const run = await runFlows(
    flows,
    [...beneath, openFrame(flow, contact, {})],
    { polarity: null, invalid: false },
    context,
  );
  const say = mergeSays(run.says, { intent: 'None', score: 0 });
  const handoff = run.handoff ? [await handOff(deps.talkStore, situation, run.handoff, now)] : [];
  return actions([
    { kind: 'start_flow', flow: flow.id },
    { kind: 'set_flow', stack: run.stack },
    ...run.actions,
    ...(say ? [say] : []),
    ...handoff,
  ]);
}

async function askGpt(
  { talkStore, responder, permitSlow }: SlowDeps,
  draft: Draft,
  { timerId, trigger, action }: Work & { action: Extract<TriggerAction, { kind: 'ask_gpt' }> },
): Promise<SlowResult> {
  const { situation, moment } = draft;
  const free = await permitSlow();
  try {
    const { locale } = situation.dialog;
    const asking = { situation, inboxId: timerId, text: filled(draft, action.prompt), locale, now: moment.now };
    const answer = await answerOnce({ talkStore, responder }, asking);
    if (answer.kind !== 'answer') return refused('The bot has no answer to this of which it is sure.');
    if (action.as === 'note') return actions([{ kind: 'note', text: answer.text.slice(0, 4000) }]);
    const receipt = { ...responderReceipt(answer), because: 'trigger' as const, triggerId: trigger.id };
    return actions([{ kind: 'say', content: { text: answer.text }, receipt }]);
  } finally {
    free();
  }
}

const actions = (list: readonly Action[]): SlowResult => ({ kind: 'actions', actions: list });
const refused = (reason: string): SlowResult => ({ kind: 'refused', reason });
