import type { Flow } from '../../domain/flow/flow.ts';
import { fillFrame } from '../../domain/flow/frame.ts';
import { entitiesOf, type FlowInput, type Reading, readTurn } from '../../domain/flow/read-turn.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { FlowFrame, FlowStack } from '../../domain/flow/state.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Understanding } from '../../domain/understanding.ts';

/** The flow that speaks, and what the message gives it. */
export interface Running {
  flow: Flow;
  frame: FlowFrame;
  reading: Reading;
  /** Flows that wait for this one, with what the message tells them and this one has no use for. */
  beneath: FlowStack;
}

/** The flow on top of the stack with its reading of the message; null when none runs. */
export function runningOf(
  heard: FlowInput,
  { flows, situation }: { flows: FlowBook; situation: Pick<Situation, 'dialog'> },
): Running | null {
  const stack = situation.dialog.flow;
  const frame = stack.at(-1);
  const flow = frame && flows.byId.get(frame.flow);
  if (!frame || !flow) return null;
  const reading = readTurn(flow, frame, heard);
  const beneath = heard.payload || reading.verbatim ? stack.slice(0, -1) : toldBeneath(stack, flow, heard, flows);
  const isTold = beneath.some((one, index) => one !== stack[index]);
  return { flow, frame, beneath, reading: isTold ? { ...reading, useful: true } : reading };
}

/**
 * The flows beneath a sub-flow, with what the message tells them: "on Friday, actually" is for the flow that has a day, also while a
 * sub-flow asks for something else. What the sub-flow itself can use is its own.
 */
function toldBeneath(
  stack: FlowStack,
  speaking: Flow,
  { understanding }: { understanding: Understanding },
  flows: FlowBook,
): FlowStack {
  const beneath = stack.slice(0, -1);
  const taken = new Set(Object.values(speaking.slots));
  for (let index = stack.length - 1; index > 0 && stack[index]?.sub; index--) {
    const waiting = beneath[index - 1];
    const flow = waiting && flows.byId.get(waiting.flow);
    if (!waiting || !flow) break;
    const told = Object.entries(entitiesOf(flow, understanding)).filter(
      ([slot]) => !taken.has(flow.slots[slot] ?? 'text'),
    );
    if (told.length > 0) beneath[index - 1] = fillFrame(waiting, Object.fromEntries(told));
    for (const kind of Object.values(flow.slots)) taken.add(kind);
  }
  return beneath;
}
