import { stepsOf } from '../domain/flow/branches.ts';
import type { FlowBook } from '../domain/flow/route.ts';
import type { Step } from '../domain/flow/step.ts';

export interface Coverage {
  steps: number;
  walked: number;
  /** 0 to 1. */
  share: number;
  flows: { flow: string; steps: number; walked: number; missing: string[] }[];
}

export interface Footprints {
  /** The same flows; whoever walks them leaves a trace. */
  flows: FlowBook;
  read(): Coverage;
}

/** Follows how far conversations go through the flows: which steps have said, asked or done something. */
export function countSteps(flows: FlowBook): Footprints {
  const seen = new Set<Step>();
  return {
    flows: { ...flows, walked: (step) => void seen.add(step) },
    read() {
      const byFlow = [...flows.byId.values()].map((flow) => {
        const placed = stepsOf(flow);
        const missing = placed.filter(({ step }) => !seen.has(step)).map(({ id }) => id);
        return { flow: flow.id, steps: placed.length, walked: placed.length - missing.length, missing };
      });
      const steps = byFlow.reduce((sum, one) => sum + one.steps, 0);
      const walked = byFlow.reduce((sum, one) => sum + one.walked, 0);
      return { steps, walked, share: steps === 0 ? 1 : walked / steps, flows: byFlow };
    },
  };
}
