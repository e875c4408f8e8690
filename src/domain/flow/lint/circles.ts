import { branchesOf } from '../branches.ts';
import type { Flow } from '../flow.ts';
import type { Step } from '../step.ts';
import { error, type FlowFault, type FlowWords, knownOf } from '../words.ts';

/** A step that leads to another flow, and what is surely asked on the way to it. */
interface Exit {
  to: string;
  path: FlowFault['path'];
  /** A question of its own kind: it is asked in every run. */
  isAsked: boolean;
  /** Slots that have to be known by then. */
  asked: string[];
}

/** Flows that lead to each other, and back to this one, without a question in between: the bot would go round and never answer. */
export function circlesOf(flow: Flow, words: FlowWords): FlowFault[] {
  return exitsOf(flow.steps, ['steps'], false, []).flatMap((exit) => {
    const way = wayBack(flow, exit, words, [flow], [exit]);
    return way
      ? [
          error(
            exit.path,
            `goes round for ever: ${[...way.map(({ id }) => id), flow.id].join(' → ')}, and nothing is asked on the way`,
            'put a question before it, or end one of the flows',
          ),
        ]
      : [];
  });
}

function wayBack(
  start: Flow,
  exit: Exit,
  words: FlowWords,
  way: readonly Flow[],
  exits: readonly Exit[],
): Flow[] | null {
  if (exit.to === start.id) return exits.some((one) => stops(one, way)) ? null : [...way];
  const next = knownOf(words.flows, exit.to);
  if (!next || way.includes(next)) return null;
  for (const further of exitsOf(next.steps, ['steps'], false, [])) {
    const found = wayBack(start, further, words, [...way, next], [...exits, further]);
    if (found) return found;
  }
  return null;
}

/** What one flow of the circle does not keep is asked anew in every round. */
const stops = ({ isAsked, asked }: Exit, way: readonly Flow[]): boolean =>
  isAsked || asked.some((slot) => way.some((flow) => !(slot in flow.slots)));

function exitsOf(steps: readonly Step[], path: FlowFault['path'], isAsked: boolean, asked: readonly string[]): Exit[] {
  const exits: Exit[] = [];
  let waited = isAsked;
  const known = [...asked];
  for (const [index, step] of steps.entries()) {
    const here = [...path, index];
    const to = 'run' in step ? step.run : 'sub' in step ? step.sub : null;
    if (to !== null)
      exits.push({ to, path: [...here, 'run' in step ? 'run' : 'sub'], isAsked: waited, asked: [...known] });
    for (const branch of branchesOf(step)) {
      const own = 'ask' in step ? [...known, step.ask] : known;
      exits.push(...exitsOf(branch.steps, [...here, ...branch.path], waited, own));
    }
    if (step.when) continue;
    if ('confirm' in step || 'offer' in step) waited = true;
    if ('ask' in step) known.push(step.ask);
  }
  return exits;
}
