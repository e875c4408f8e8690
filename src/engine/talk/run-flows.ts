import type { Action } from '../../domain/action.ts';
import { flowSurface } from '../../domain/experiments/surface.ts';
import { varyText } from '../../domain/experiments/vary-text.ts';
import { DEEDS } from '../../domain/flow/deeds.ts';
import type { Flow } from '../../domain/flow/flow.ts';
import { DONE, openFrame, openSub, takeBack } from '../../domain/flow/frame.ts';
import { presentSlot } from '../../domain/flow/present.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { FlowFrame, FlowStack } from '../../domain/flow/state.ts';
import { subjectOf } from '../../domain/flow/talked-of.ts';
import { type Said, type Walked, walk } from '../../domain/flow/walk.ts';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import type { CallContext } from '../calls/call.ts';
import { CALLS } from '../calls/index.ts';

export interface FlowRun {
  stack: FlowStack;
  says: Said[];
  actions: Action[];
  /** The flow that ran last, for the handoff's summary. */
  handoff: HandoffReason | null;
  /** What a question was about that was answered; null after a wish that is settled. Absent: nothing new. */
  talkedOf?: Record<string, string> | null;
}

/** How the message stood to the question that the top flow had asked. */
export interface Reply {
  polarity: 'yes' | 'no' | null;
  invalid: boolean;
}

/** Nothing was said to an open question. */
export const FRESH: Reply = { polarity: null, invalid: false };

/** Flows may jump to each other, and sub-flows come back, this often in one turn; more is a circle in the files, which the lint finds. */
const MOST_FLOWS = 24;

/**
 * Runs the flow on top of the stack until one waits for the customer: a finished flow gives the word back to the one
 * beneath it, which asks its question again.
 */
export async function runFlows(
  flows: FlowBook,
  start: FlowStack,
  reply: Reply,
  context: Omit<CallContext, 'slots'>,
): Promise<FlowRun> {
  const run: FlowRun = { stack: start, says: [], actions: [], handoff: null };
  let heard = reply;
  for (let count = 0; count < MOST_FLOWS; count++) {
    const frame = run.stack.at(-1);
    if (!frame) return run;
    const beneath = run.stack.slice(0, -1);
    const flow = flows.byId.get(frame.flow);
    if (!flow) {
      // The file was taken away while the dialog was in the middle of it.
      run.stack = given(beneath, frame, DONE);
      continue;
    }
    const walked = await drive(flow, frame, heard, context, flows.walked);
    run.says.push(...walked.says);
    run.actions.push(...actionsOf(walked));
    heard = { polarity: null, invalid: false };
    switch (walked.ending.kind) {
      case 'waiting':
        run.stack = [...beneath, walked.frame];
        return run;
      case 'handoff':
        run.stack = [];
        run.handoff = walked.ending.reason;
        return run;
      case 'run': {
        const next = flows.byId.get(walked.ending.flow);
        const { sub } = walked.frame;
        run.actions.push({ kind: 'finish_flow', flow: flow.id, outcome: 'done' });
        // What takes the place of a sub-flow comes back like it.
        const opened = next && openFrame(next, context.situation.contact, walked.frame.slots);
        run.stack = opened ? [...beneath, { ...opened, ...(sub && { sub }) }] : given(beneath, walked.frame, DONE);
        break;
      }
      case 'sub': {
        const { flow: id, given: values, back } = walked.ending;
        const next = flows.byId.get(id);
        run.actions.push({ kind: 'start_flow', flow: id });
        run.stack = next
          ? [...beneath, walked.frame, openSub(next, context.situation.contact, values, back)]
          : [...beneath, takeBack(walked.frame, { slots: {} }, back, DONE)];
        break;
      }
      case 'done':
        run.actions.push({ kind: 'finish_flow', flow: flow.id, outcome: 'done' });
        run.stack = given(beneath, walked.frame, walked.ending.outcome);
        noteSubject(run, flow, walked.frame);
    }
  }
  throw new Error(`Flows run in a circle: ${run.stack.map((frame) => frame.flow).join(' → ')}`);
}

function noteSubject(run: FlowRun, flow: Flow, frame: FlowFrame): void {
  const subject = frame.sub ? undefined : subjectOf(flow, frame);
  if (subject !== undefined) run.talkedOf = subject;
}

/** The flows beneath one that has ended; the one that has waited for it gets what came of it. */
function given(beneath: FlowStack, ended: FlowFrame, outcome: string): FlowStack {
  const waiting = beneath.at(-1);
  return waiting && ended.sub ? [...beneath.slice(0, -1), takeBack(waiting, ended, ended.sub, outcome)] : beneath;
}

/** Answers a walk's look-ups until it ends. */
async function drive(
  flow: Flow,
  frame: FlowFrame,
  reply: Reply,
  context: Omit<CallContext, 'slots'>,
  walked: FlowBook['walked'],
): Promise<Walked> {
  const { business, dialog, contact } = context.situation;
  const walking = walk(flow, frame, {
    locale: context.locale,
    polarity: reply.polarity,
    invalid: reply.invalid,
    seed: { customer: contact.id, message: String(dialog.lastSeq) },
    vary: (step, say) => varyText(context.situation, flowSurface(flow.id, step), say),
    present: (kind, value, locale) => presentSlot(business, kind, value, locale),
    ...(walked && { walked }),
  });
  let step = walking.next();
  while (!step.done) {
    const call = CALLS[step.value.call];
    if (!call) throw new Error(`Flow "${flow.id}" calls "${step.value.call}", which does not exist.`);
    step = walking.next(await call({ ...context, slots: step.value.slots }));
  }
  return step.value;
}

function actionsOf(walked: Walked): Action[] {
  return walked.deeds.flatMap((deed) => DEEDS[deed.do]?.(deed) ?? []);
}
