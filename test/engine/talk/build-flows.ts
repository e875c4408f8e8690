import { Flow } from '../../../src/domain/flow/flow.ts';
import type { FlowBook } from '../../../src/domain/flow/route.ts';

/** The same text in both languages, marked. */
export const both = (text: string) => ({ ru: text, en: `${text} (en)` });

/** A book of flows out of plain objects; the title is the id where none is given. */
export function buildFlows(...flows: (Record<string, unknown> & { id: string })[]): FlowBook {
  const parsed = [...NEEDED, ...flows].map((flow) => Flow.parse({ title: both(flow.id), ...flow }));
  return {
    byId: new Map(parsed.map((flow) => [flow.id, flow])),
    byIntent: new Map(parsed.flatMap((flow) => flow.starts_on.map((intent): [string, Flow] => [intent, flow]))),
  };
}

/** What the engine starts by itself. */
const NEEDED = ['fallback', 'give-up'].map((id) => ({ id, steps: [{ say: both(`${id}!`) }] }));
