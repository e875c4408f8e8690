import type { Action } from '../../domain/action.ts';
import { findStep } from '../../domain/flow/find-step.ts';
import type { Flow } from '../../domain/flow/flow.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import { cancelInStack } from '../../domain/flow/stack.ts';
import type { FlowFrame } from '../../domain/flow/state.ts';
import { minutesOf, nextAfter, type Timeout } from '../../domain/flow/timeout.ts';
import { inLocale, type Localized } from '../../domain/localized.ts';
import { type Draft, openDraft, type Situation } from '../../domain/perform/draft.ts';
import { quietFor } from '../../domain/perform/fire-trigger.ts';
import { judgedBy } from '../../domain/perform/judged-by.ts';
import type { Timer } from '../../domain/timer.ts';
import { weWait } from '../../domain/triggers/clocks.ts';
import { compile } from '../../domain/triggers/compile.ts';
import { holds } from '../../domain/triggers/holds.ts';
import { whyNotWrite, writesToCustomer } from '../../domain/triggers/to-action.ts';
import type { TalkStore } from '../ports.ts';
import { handOff } from '../talk/hand-over.ts';
import { mergeSays } from '../talk/merge-says.ts';
import { runFlows } from '../talk/run-flows.ts';
import { done, skip, type Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;
/** After a downtime nobody is chased for a question of long ago. */
const LATEST_MS = 12 * 60 * MINUTE_MS;

interface SilenceDeps {
  talkStore: Pick<TalkStore, 'busy' | 'recentTurns'>;
  flows(): FlowBook;
  newId(): string;
}

/**
 * Looks whether the customer has gone silent in the middle of a flow: chases politely, and in the end does what the flow says. Put off while
 * the customer answers, and in the quiet hours; over when a person leads, the dialog is closed, or another question is waited for.
 */
export async function judgeSilence(deps: SilenceDeps, timer: Timer, situation: Situation, now: Date): Promise<Verdict> {
  const { dialog } = situation;
  const frame = dialog.flow.at(-1);
  if (frame?.patience?.timer !== timer.id) return skip('the flow does not wait any more');
  if (dialog.mode !== 'bot') return skip(dialog.mode === 'closed' ? 'the dialog is closed' : 'a person leads');
  const flow = deps.flows().byId.get(frame.flow);
  const timeout = flow && timeoutAt(flow, frame.step);
  if (!flow || !timeout) return skip('the flow has no time-out any more');
  const waiting = weWait(dialog);
  // Their message is being answered just now, or nobody could answer it.
  if (!waiting) return later(timer, new Date(now.getTime() + minutesOf(timeout.after) * MINUTE_MS));
  const told = toldIn(frame, waiting.episode);
  const next = nextAfter(timeout, told);
  if (!next) return skip('all has been said');
  const due = new Date(waiting.since.getTime() + next.minutes * MINUTE_MS);
  if (due > now) return later(timer, due);
  const draft = openDraft(situation, { now, newId: deps.newId, actor: { kind: 'system' } });
  const text = next.what === 'chase' ? timeout.say : timeout.last;
  const quiet = text ? quietFor(draft) : null;
  if (quiet && quiet > now) return later(timer, quiet);
  const mayTell = text !== undefined && whyNotSay(draft, now.getTime() - timer.due.getTime()) === null;
  const asking: Asking = { deps, situation, frame, flow, now };
  if (next.what === 'end') return done(timeout.then, await ended(asking, timeout, mayTell ? text : undefined));
  const after = { inRun: told.inRun + 1, inSilence: told.inSilence + 1, silence: waiting.episode };
  const chased = { ...frame, patience: { ...frame.patience, told: after } };
  const actions: Action[] = [
    { kind: 'set_flow', stack: [...dialog.flow.slice(0, -1), chased] },
    ...(mayTell ? await asksAgain(asking, text) : []),
  ];
  const then = nextAfter(timeout, after);
  if (!then) return done(mayTell ? 'chased' : 'not chased', actions);
  return {
    ...later(timer, new Date(Math.max(waiting.since.getTime() + then.minutes * MINUTE_MS, now.getTime() + MINUTE_MS))),
    actions,
  };
}

interface Asking {
  deps: SilenceDeps;
  situation: Situation;
  frame: FlowFrame;
  flow: Flow;
  now: Date;
}

function timeoutAt(flow: Flow, stepId: string | null): Timeout | undefined {
  const step = stepId === null ? undefined : findStep(flow, stepId);
  return (step && 'timeout' in step ? step.timeout : undefined) ?? flow.timeout;
}

/** How often the customer was chased; those of an earlier silence count for the run alone. */
function toldIn({ patience }: FlowFrame, silence: string): { inRun: number; inSilence: number } {
  const told = patience?.told;
  return { inRun: told?.inRun ?? 0, inSilence: told?.silence === silence ? told.inSilence : 0 };
}

/** Why nothing is said, or null: the channel's window, or a trigger of the business's own that writes to who is silent. */
function whyNotSay(draft: Draft, lateMs: number): string | null {
  if (lateMs > LATEST_MS) return 'too late';
  const own = compile(draft.situation)
    .ofKind('customer_silent')
    .some(({ actions, when }) => actions.some(writesToCustomer) && holds(when, judgedBy(draft, null)));
  return own ? 'a trigger writes to who is silent' : whyNotWrite(draft);
}

/** The chase, and the question as it is now: what was free may be taken since. Nothing is kept anew for who is silent. */
async function asksAgain({ deps, situation, flow, now }: Asking, text: Localized): Promise<Action[]> {
  const { dialog } = situation;
  const { locale } = dialog;
  const run = await runFlows(
    deps.flows(),
    dialog.flow,
    { polarity: null, invalid: false },
    { talkStore: deps.talkStore, situation, locale, now },
  );
  const isSame = run.stack.length === dialog.flow.length && run.stack.at(-1)?.step === dialog.flow.at(-1)?.step;
  const chase = {
    content: { text: inLocale(text, locale) },
    receipt: { because: 'flow' as const, flow: flow.id, step: 'timeout' },
  };
  const say = mergeSays([chase, ...(isSame ? run.says : [])], { intent: 'None', score: 0 });
  return say ? [say] : [];
}

/** The flow is given up, with the time that was kept; or a person is called. */
async function ended(
  { deps, situation, now }: Asking,
  { then }: Timeout,
  text: Localized | undefined,
): Promise<Action[]> {
  const { dialog } = situation;
  const { locale } = dialog;
  const said: Action[] = text
    ? [{ kind: 'say', content: { text: inLocale(text, locale) }, receipt: { because: 'flow', step: 'timeout' } }]
    : [];
  if (then === 'handoff')
    return [{ kind: 'set_flow', stack: [] }, ...said, await handOff(deps.talkStore, situation, 'flow', now)];
  const { flows } = cancelInStack(dialog.flow, deps.flows());
  return [
    { kind: 'set_flow', stack: [] },
    { kind: 'release_hold' },
    ...flows.map(({ id }): Action => ({ kind: 'finish_flow', flow: id, outcome: 'cancelled' })),
    ...said,
  ];
}

/** The row stands; named again, its job is set to the new moment. */
const later = (timer: Timer, due: Date): Verdict => ({
  state: 'pending',
  outcome: null,
  due,
  actions: [],
  apply: ({ changes }) => {
    changes.timers.push({ ...timer, due });
    return null;
  },
});
