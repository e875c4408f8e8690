import type { Placed } from '../branches.ts';
import { choicesOf } from '../choices.ts';
import { type Condition, slotsAskedAbout, valuesOf } from '../condition.ts';
import type { Flow } from '../flow.ts';
import { error, type FlowFault, type FlowWords, knownOf } from '../words.ts';
import { listed, namedAlike } from './hints.ts';

type Path = FlowFault['path'];

/** Slots, look-ups, actions and flows that a step names and that do not exist. */
export function unknownNames(flow: Flow, { step, path }: Placed, words: FlowWords): FlowFault[] {
  const faults: FlowFault[] = [];
  const slot = (name: string, at: Path) => {
    if (!Object.hasOwn(flow.slots, name))
      faults.push(
        error(
          at,
          `"${name}" is not among the flow's slots`,
          namedAlike(name, Object.keys(flow.slots)) ?? 'declare it in `slots`',
        ),
      );
  };
  const named = (
    kind: string,
    name: string,
    known: { has(name: string): boolean; keys(): Iterable<string> },
    at: Path,
  ) => {
    if (!known.has(name))
      faults.push(
        error(at, `there is no ${kind} "${name}"; there are: ${listed(known)}`, namedAlike(name, known.keys())),
      );
  };
  for (const { slot: name, path: at } of step.when ? slotsAskedAbout(step.when) : [])
    slot(name, [...path, 'when', ...at]);
  if (step.when) faults.push(...neverSo(flow, step.when, [...path, 'when']));
  if ('ask' in step) {
    slot(step.ask, [...path, 'ask']);
    if (step.options) named('look-up', step.options, words.calls, [...path, 'options']);
    faults.push(...choiceFaults(flow, step, path));
  }
  if ('offer' in step) for (const [index, name] of step.offer.entries()) slot(name, [...path, 'offer', index]);
  if ('confirm' in step) for (const [index, name] of step.confirm.entries()) slot(name, [...path, 'confirm', index]);
  if ('clear' in step) for (const [index, name] of step.clear.entries()) slot(name, [...path, 'clear', index]);
  if ('call' in step) named('look-up', step.call, words.calls, [...path, 'call']);
  if ('do' in step) named('action', step.do, words.deeds, [...path, 'do']);
  if ('run' in step) named('flow', step.run, words.flows, [...path, 'run']);
  if ('set' in step) {
    for (const [name, value] of Object.entries(step.set)) {
      slot(name, [...path, 'set', name]);
      faults.push(...notAChoice(flow, name, [String(value)], [...path, 'set', name]));
    }
  }
  if ('choose' in step) {
    step.choose.forEach(({ when }, index) => {
      const at = [...path, 'choose', index, 'when'];
      for (const asked of slotsAskedAbout(when)) slot(asked.slot, [...at, ...asked.path]);
      faults.push(...neverSo(flow, when, at));
    });
  }
  if ('sub' in step) {
    named('flow', step.sub, words.flows, [...path, 'sub']);
    const other = knownOf(words.flows, step.sub);
    const theirs = (name: string, at: Path) => {
      if (other && !Object.hasOwn(other.slots, name))
        faults.push(
          error(at, `the flow "${other.id}" has no slot "${name}"`, namedAlike(name, Object.keys(other.slots))),
        );
    };
    for (const [its, ours] of Object.entries(step.in ?? {})) {
      theirs(its, [...path, 'in', its]);
      slot(ours, [...path, 'in', its]);
    }
    for (const [ours, its] of Object.entries(step.out ?? {})) {
      slot(ours, [...path, 'out', ours]);
      theirs(its, [...path, 'out', ours]);
    }
  }
  return faults;
}

function choiceFaults(
  flow: Flow,
  step: { ask: string; options?: unknown; choices?: { value: string }[] | undefined },
  path: Path,
): FlowFault[] {
  const kind = flow.slots[step.ask];
  if (step.choices && step.options)
    return [error([...path, 'choices'], 'a question has either `options` of a look-up or `choices` of its own')];
  if (step.choices && kind && kind !== 'option')
    return [
      error(
        [...path, 'choices'],
        `"${step.ask}" is a ${kind}; choices need a slot of the kind "option"`,
        `write "${step.ask}: option" in slots`,
      ),
    ];
  if (!step.choices && kind === 'option' && choicesOf(flow, step.ask).length === 0)
    return [error([...path, 'ask'], `"${step.ask}" is an option, and its question offers none`, 'add `choices`')];
  const seen = new Set<string>();
  return (step.choices ?? []).flatMap(({ value }, index) => {
    const isSecond = seen.has(value);
    seen.add(value);
    return isSecond ? [error([...path, 'choices', index, 'value'], `"${value}" is offered twice`)] : [];
  });
}

/** Conditions that can never hold: a value that no answer has, a number of what is none. */
function neverSo(
  flow: Flow,
  { is = {}, at_least = {}, at_most = {}, not, any = [] }: Condition,
  path: Path,
): FlowFault[] {
  return [
    ...Object.entries(is).flatMap(([slot, value]) => notAChoice(flow, slot, valuesOf(value), [...path, 'is', slot])),
    ...Object.entries({ at_least, at_most }).flatMap(([key, slots]) =>
      Object.keys(slots).flatMap((slot) => {
        const kind = flow.slots[slot];
        return kind && !COUNTED.has(kind) ? [error([...path, key, slot], `"${slot}" is a ${kind}, not a number`)] : [];
      }),
    ),
    ...(not ? neverSo(flow, not, [...path, 'not']) : []),
    ...any.flatMap((one, index) => neverSo(flow, one, [...path, 'any', index])),
  ];
}

const COUNTED: ReadonlySet<string> = new Set(['number', 'people', 'text', 'option']);

function notAChoice(flow: Flow, slot: string, values: readonly string[], path: Path): FlowFault[] {
  const choices = choicesOf(flow, slot).map(({ value }) => value);
  if (flow.slots[slot] !== 'option' || choices.length === 0) return [];
  return values
    .filter((value) => !choices.includes(value) && !value.includes('{{'))
    .map((value) =>
      error(path, `"${value}" is no answer to "${slot}"; there are: ${choices.join(', ')}`, namedAlike(value, choices)),
    );
}
