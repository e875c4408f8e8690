import { digestOf } from './digest.ts';
import { findStep } from './find-step.ts';
import type { Flow } from './flow.ts';
import { knownSlots } from './known-slots.ts';
import type { FlowBook } from './route.ts';
import type { FlowFrame, FlowStack } from './state.ts';

export interface Mended {
  stack: FlowStack;
  /** What the customer should be told: the questions were changed under them, or are gone altogether. */
  note: 'changed' | 'gone' | null;
  /** Flows that are gone, by id. */
  gone: string[];
}

/**
 * Brings running flows into line with their files as they are now. Where the question that waits is still there, all goes on; else the
 * flow begins anew with the answers that still have a place. What has no file any more is dropped.
 */
export function mendStack(stack: FlowStack, flows: FlowBook): Mended {
  if (stack.every((frame) => isCurrent(frame, flows))) return { stack, note: null, gone: [] };
  const mended: FlowStack = [];
  const gone: string[] = [];
  let note: Mended['note'] = null;
  for (const frame of stack) {
    const flow = flows.byId.get(frame.flow);
    // A sub-flow means nothing without the step that waits for it.
    const isOrphan = frame.sub !== undefined && !waitsFor(mended.at(-1), frame.sub.step, flows);
    if (!flow || isOrphan) {
      gone.push(frame.flow);
      continue;
    }
    const kept = withKnownSlots(flow, frame);
    const goesOn = stillAsks(flow, kept);
    if (!goesOn) note = 'changed';
    mended.push(goesOn ? kept : begunAnew(kept));
  }
  if (gone.length > 0 && note === null) note = mended.length > 0 ? 'changed' : 'gone';
  return { stack: mended, note, gone };
}

function isCurrent({ flow: id, version }: FlowFrame, flows: FlowBook): boolean {
  const flow = flows.byId.get(id);
  return flow !== undefined && version === digestOf(flow);
}

function waitsFor(beneath: FlowFrame | undefined, stepId: string, flows: FlowBook): boolean {
  const flow = beneath && flows.byId.get(beneath.flow);
  const step = flow && findStep(flow, stepId);
  return step !== undefined && 'sub' in step && beneath?.step === stepId;
}

function withKnownSlots(flow: Flow, frame: FlowFrame): FlowFrame {
  const slots = knownSlots(flow, frame.slots);
  return { ...frame, slots, filled: frame.filled.filter((slot) => slot in slots), version: digestOf(flow) };
}

/** Whether the step that spoke last, and what it asked for, are still there. */
function stillAsks(flow: Flow, { step, asked }: FlowFrame): boolean {
  if (step === null) return true;
  return findStep(flow, step) !== undefined && asked.every((slot) => slot === 'confirm' || slot in flow.slots);
}

function begunAnew({ returned: _returned, ...frame }: FlowFrame): FlowFrame {
  return { ...frame, step: null, asked: [], offered: [], proposed: [], confirmed: null, done: [], repeats: 0 };
}
