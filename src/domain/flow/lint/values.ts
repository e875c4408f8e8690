import { branchesOf } from '../branches.ts';
import type { Flow } from '../flow.ts';
import type { Step } from '../step.ts';
import { namesIn } from '../template.ts';
import { type CallWords, error, type FlowFault, type FlowWords, knownOf } from '../words.ts';
import { namedAlike } from './hints.ts';
import { textsOfStep } from './texts.ts';

/** Values of look-ups that may be there at a step; null: a look-up of which nothing is known has come by. */
type Given = ReadonlySet<string> | null;

/** Names in texts that nothing fills, and actions and look-ups without what they need. */
export function valuesMissing(flow: Flow, words: FlowWords): FlowFault[] {
  const faults: FlowFault[] = [];
  walkThrough(flow, flow.steps, ['steps'], new Set(), words, faults);
  return faults;
}

/** Gives back what may be there after the steps. */
function walkThrough(
  flow: Flow,
  steps: readonly Step[],
  path: FlowFault['path'],
  before: Given,
  words: FlowWords,
  faults: FlowFault[],
): Given {
  let given = before;
  for (const [index, step] of steps.entries()) {
    const here = [...path, index];
    const call = calledBy(step);
    const known = call === null ? null : knownOf(words.calls, call);
    if (call !== null && known)
      faults.push(...needed(flow, call, known.needs, given, [...here, 'call' in step ? 'call' : 'options']));
    // A question's text is said after its options were looked up.
    if ('options' in step && call !== null) given = joined(given, known);
    faults.push(...unknownIn(flow, step, here, given, words), ...deedFaults(flow, step, here, given, words));
    let after = call !== null && 'call' in step ? joined(given, known) : given;
    for (const branch of branchesOf(step)) {
      const own = 'call' in step && known ? joined(given, { outcomes: outcomeOf(known, branch.key, step.on) }) : after;
      const left = walkThrough(flow, branch.steps, [...here, ...branch.path], own, words, faults);
      after = after === null || left === null ? null : new Set([...after, ...left]);
    }
    given = after;
  }
  return given;
}

const calledBy = (step: Step): string | null =>
  'call' in step ? step.call : 'ask' in step ? (step.options ?? null) : null;

/** What one outcome gives; `otherwise` all that have no branch. */
function outcomeOf({ outcomes }: CallWords, key: string, on: object): CallWords['outcomes'] {
  return Object.fromEntries(
    Object.entries(outcomes).filter(([outcome]) => (key === 'otherwise' ? !(outcome in on) : outcome === key)),
  );
}

const joined = (given: Given, call: Pick<CallWords, 'outcomes'> | null): Given =>
  given === null || call === null ? null : new Set([...given, ...Object.values(call.outcomes).flat()]);

function unknownIn(flow: Flow, step: Step, path: FlowFault['path'], given: Given, words: FlowWords): FlowFault[] {
  if (given === null) return [];
  const known = [...Object.keys(flow.slots), ...given];
  const texts = textsOfStep(step, path).filter(({ isFilled }) => isFilled);
  const payloads =
    'buttons' in step
      ? (step.buttons ?? []).map(({ payload }, index) => ({
          text: { ru: payload, en: '' },
          path: [...path, 'buttons', index, 'payload'],
        }))
      : [];
  const set =
    'set' in step
      ? Object.entries(step.set).map(([slot, value]) => ({
          text: { ru: String(value), en: '' },
          path: [...path, 'set', slot],
        }))
      : [];
  return [...texts, ...payloads, ...set].flatMap(({ text, path: at }) =>
    [...new Set(namesIn(`${text.ru} ${text.en}`))]
      .filter((name) => !known.includes(name))
      .map((name) => error(at, `nothing fills {{${name}}} here`, namedAlike(name, known) ?? givenBy(name, words))),
  );
}

function deedFaults(flow: Flow, step: Step, path: FlowFault['path'], given: Given, words: FlowWords): FlowFault[] {
  if (!('do' in step)) return [];
  const deed = knownOf(words.deeds, step.do);
  if (!deed) return [];
  const values = (deed.values ?? []).filter((name) => given !== null && !given.has(name));
  return [
    ...needed(flow, step.do, deed.needs, given, [...path, 'do']),
    ...values
      .slice(0, 1)
      .map((name) =>
        error(
          [...path, 'do'],
          `"${step.do}" needs ${values.join(' and ')}, which no look-up before it gives`,
          givenBy(name, words),
        ),
      ),
  ];
}

const needed = (
  flow: Flow,
  name: string,
  needs: readonly string[],
  _given: Given,
  path: FlowFault['path'],
): FlowFault[] =>
  needs
    .filter((slot) => !Object.hasOwn(flow.slots, slot))
    .map((slot) =>
      error(
        path,
        `"${name}" needs the slot "${slot}", which this flow does not have`,
        `write "${slot}: …" in slots, and ask for it`,
      ),
    );

/** Which look-ups give a value. */
function givenBy(name: string, { calls }: FlowWords): string | undefined {
  if (!(calls instanceof Map)) return undefined;
  const by = [...calls]
    .filter(([, { outcomes }]) => Object.values(outcomes).flat().includes(name))
    .map(([call]) => call);
  return by.length > 0 ? `call ${by.join(' or ')} before it` : undefined;
}
