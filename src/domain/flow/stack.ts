import { findStep } from './find-step.ts';
import type { Flow } from './flow.ts';
import { CANCELLED, stepBack, takeBack } from './frame.ts';
import type { FlowBook } from './route.ts';
import type { FlowFrame, FlowStack } from './state.ts';

/** "Back": the answer given last is asked again; before the first answer of a sub-flow, the last one of the flow that waits for it. */
export function backInStack(stack: FlowStack): FlowStack {
  const top = stack.at(-1);
  const beneath = stack.slice(0, -1);
  if (!top) return stack;
  if (top.filled.length > 0) return [...beneath, stepBack(top)];
  const waiting = top.sub && beneath.at(-1);
  return waiting && (waiting.filled.length > 0 || waiting.sub) ? backInStack(beneath) : stack;
}

export interface Cancelled {
  stack: FlowStack;
  /** What was given up, the innermost first. */
  flows: Flow[];
}

/** Gives up the flow on top. A sub-flow takes the flow that waits for it with it, unless that one goes on when it is cancelled. */
export function cancelInStack(stack: FlowStack, flows: FlowBook): Cancelled {
  const top = stack.at(-1);
  const beneath = stack.slice(0, -1);
  if (!top) return { stack, flows: [] };
  const given = flows.byId.get(top.flow);
  const own = given ? [given] : [];
  const waiting = top.sub && beneath.at(-1);
  if (!top.sub || !waiting) return { stack: beneath, flows: own };
  if (goesOnWithout(waiting, top.sub.step, flows))
    return { stack: [...beneath.slice(0, -1), takeBack(waiting, top, top.sub, CANCELLED)], flows: own };
  const more = cancelInStack(beneath, flows);
  return { stack: more.stack, flows: [...own, ...more.flows] };
}

function goesOnWithout(waiting: FlowFrame, stepId: string, flows: FlowBook): boolean {
  const flow = flows.byId.get(waiting.flow);
  const step = flow && findStep(flow, stepId);
  return step !== undefined && 'sub' in step && step.on?.[CANCELLED] !== undefined;
}
