import { stepsOf } from '../branches.ts';
import { slotsAskedAbout } from '../condition.ts';
import type { Flow, SlotKind } from '../flow.ts';
import { readPayload } from '../payload.ts';
import type { Step } from '../step.ts';
import { namesIn } from '../template.ts';
import { type FlowFault, type FlowWords, knownOf, warning } from '../words.ts';
import { textsOfStep } from './texts.ts';

/** Kinds that nothing in a message fills by itself: somebody has to ask. */
const SILENT: ReadonlySet<SlotKind> = new Set(['option', 'number', 'text']);

/** Slots that are never filled, and answers that nobody looks at. */
export function slotFaults(flow: Flow, words: FlowWords): FlowFault[] {
  const steps = stepsOf(flow).map(({ step }) => step);
  const filled = new Set(steps.flatMap((step) => filledBy(step, words)));
  const used = new Set(steps.flatMap((step) => usedBy(step, words)));
  const asked = new Set(steps.flatMap((step) => ('ask' in step ? [step.ask] : 'offer' in step ? step.offer : [])));
  // Whoever takes the dialog over reads all that was asked; a sub-flow gives it back.
  const isRead = steps.some((step) => 'handoff' in step) || givesBack(flow, words);
  return Object.entries(flow.slots).flatMap(([slot, kind]) => {
    const path = ['slots', slot];
    if (used.has(slot) && SILENT.has(kind) && !filled.has(slot) && !isPassedTo(flow, slot, words))
      return [warning(path, `"${slot}" is never asked nor filled`, `add a step "ask: ${slot}"`)];
    if (used.has(slot) || isRead) return [];
    return asked.has(slot)
      ? [warning(path, `"${slot}" is asked for, but nothing uses the answer`, 'say it, confirm it, or do not ask')]
      : [warning(path, `"${slot}" is not used`, 'leave it out of slots')];
  });
}

function filledBy(step: Step, words: FlowWords): string[] {
  if ('offer' in step) return step.offer;
  if ('set' in step) return Object.keys(step.set);
  if ('sub' in step) return Object.keys(step.out ?? {});
  const call = 'call' in step ? step.call : 'ask' in step ? step.options : undefined;
  const own = call === undefined ? [] : [...(knownOf(words.calls, call)?.fills ?? [])];
  return 'ask' in step ? [...own, step.ask] : own;
}

function usedBy(step: Step, words: FlowWords): string[] {
  const names = [
    ...(step.when ? slotsAskedAbout(step.when).map(({ slot }) => slot) : []),
    ...textsOfStep(step, []).flatMap(({ text }) => namesIn(`${text.ru} ${text.en}`)),
  ];
  const call = 'call' in step ? step.call : 'ask' in step ? step.options : undefined;
  const called = call === undefined ? null : knownOf(words.calls, call);
  if (called) names.push(...called.needs, ...(called.uses ?? []), ...(called.fills ?? []));
  if ('ask' in step && step.choices?.some(({ then }) => then)) names.push(step.ask);
  if ('confirm' in step) names.push(...step.confirm);
  if ('choose' in step) names.push(...step.choose.flatMap(({ when }) => slotsAskedAbout(when).map(({ slot }) => slot)));
  if ('set' in step) names.push(...Object.values(step.set).flatMap((value) => namesIn(String(value))));
  if ('sub' in step) names.push(...Object.values(step.in ?? {}));
  if ('run' in step) names.push(...Object.keys(knownOf(words.flows, step.run)?.slots ?? {}));
  if ('buttons' in step) names.push(...(step.buttons ?? []).flatMap(({ payload }) => namesIn(payload)));
  if ('do' in step) {
    const deed = knownOf(words.deeds, step.do);
    names.push(...(deed ? [...deed.needs, ...(deed.uses ?? [])] : []));
  }
  return names;
}

const others = ({ flows }: FlowWords): Flow[] =>
  flows instanceof Map ? [...flows.values()].filter((flow) => flow !== null) : [];

const givesBack = (flow: Flow, words: FlowWords): boolean =>
  others(words).some((other) => stepsOf(other).some(({ step }) => 'sub' in step && step.sub === flow.id));

/** Whether another flow starts this one with a value for the slot. */
function isPassedTo(flow: Flow, slot: string, words: FlowWords): boolean {
  return others(words).some((other) =>
    stepsOf(other).some(({ step }) => {
      if ('run' in step) return step.run === flow.id && slot in other.slots;
      if ('sub' in step) return step.sub === flow.id && slot in (step.in ?? {});
      if (!('buttons' in step)) return false;
      return (step.buttons ?? []).some(({ payload }) => {
        const read = readPayload(payload.replace(/\{\{[^}]*\}\}/gu, 'x'));
        return read?.kind === 'start' && read.flow === flow.id && slot in read.slots;
      });
    }),
  );
}
