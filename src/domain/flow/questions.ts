import type { Understanding } from '../understanding.ts';
import type { Flow } from './flow.ts';
import { isSmall, URGENT } from './meaning.ts';

/** A message is answered in so many parts at most; whoever asks for more at once asks again. */
const MOST_WISHES = 3;

/** A wish beside a question must be this clear to lead. */
const SURE_WISH = 0.65;

/** A question that a flow answers at once, whatever else is going on. */
export const isQuestion = (flow: Flow, intent: string): boolean => flow.digression && !isSmall(intent);

export interface Question {
  intent: string;
  flow: Flow;
}

/**
 * What a message asks, in the order of its words: "how much is a pedicure, and do you take cards?" Its main meaning may be one that is
 * known by other signs than its intents.
 */
export function questionsWith(
  main: Question | undefined,
  { intents, order = [] }: Understanding,
  byIntent: ReadonlyMap<string, Flow>,
): Question[] {
  const place = (intent: string) => (order.includes(intent) ? order.indexOf(intent) : order.length);
  const meant = wishesOf(intents).flatMap(({ intent }): Question[] => {
    const flow = byIntent.get(intent);
    return flow ? [{ intent, flow }] : [];
  });
  const isKnown = meant.some(({ flow }) => flow === main?.flow);
  return (main && !isKnown ? [main, ...meant] : meant)
    .filter(({ flow, intent }) => isQuestion(flow, intent))
    .slice(0, MOST_WISHES)
    .sort((one, other) => place(one.intent) - place(other.intent))
    .filter(({ flow }, index, all) => all.findIndex((one) => one.flow === flow) === index);
}

/** What is to be done, where a message asks something besides: "book me for Friday, and how much is it?" Null where it only asks. */
export function wishBeside({ intents }: Understanding, byIntent: ReadonlyMap<string, Flow>): Flow | null {
  for (const { intent, score } of wishesOf(intents)) {
    const flow = byIntent.get(intent);
    if (flow && !flow.digression && !isSmall(intent) && !URGENT.has(intent) && score >= SURE_WISH) return flow;
  }
  return null;
}

const wishesOf = (intents: Understanding['intents']) =>
  intents.filter(({ intent }) => !isSmall(intent)).slice(0, MOST_WISHES);
