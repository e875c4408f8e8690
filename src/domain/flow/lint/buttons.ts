import type { Placed } from '../branches.ts';
import type { Flow } from '../flow.ts';
import { readPayload, writePayload } from '../payload.ts';
import { error, type FlowFault, type FlowWords, knownOf } from '../words.ts';
import { listed, namedAlike } from './hints.ts';

/** The least that a channel carries. */
const MOST_BYTES = 64;
/** The longest value of a slot that is filled in: an id. */
const FILLED = 'x'.repeat(26);

/** Buttons that lead nowhere, or that a channel cannot carry. */
export function buttonFaults(flow: Flow, { step, path }: Placed, words: FlowWords): FlowFault[] {
  if ('choices' in step && step.choices) {
    const { ask } = step;
    return step.choices.flatMap(({ value }, index) =>
      tooLong(writePayload({ kind: 'fill', slots: { [ask]: value } }), [...path, 'choices', index, 'value']),
    );
  }
  if (!('buttons' in step)) return [];
  return (step.buttons ?? []).flatMap(({ payload }, index) =>
    payloadFaults(flow, payload, [...path, 'buttons', index, 'payload'], words),
  );
}

function payloadFaults(flow: Flow, payload: string, path: FlowFault['path'], words: FlowWords): FlowFault[] {
  const whole = payload.replace(/\{\{\s*[\w.]+\s*\}\}/gu, FILLED);
  const read = readPayload(whole);
  const long = tooLong(whole, path);
  if (!read)
    return [
      ...long,
      error(
        path,
        `"${payload}" means nothing to the bot`,
        'write s:flow?slot=value to start a flow, f:slot=value, c:slot, a:yes or a:no',
      ),
    ];
  if (read.kind === 'start') {
    if (!words.flows.has(read.flow))
      return [
        ...long,
        error(
          path,
          `leads to the flow "${read.flow}", which does not exist; there are: ${listed(words.flows)}`,
          namedAlike(read.flow, words.flows.keys()),
        ),
      ];
    const other = knownOf(words.flows, read.flow);
    return [...long, ...(other ? foreignSlots(other, Object.keys(read.slots), path) : [])];
  }
  const slots = read.kind === 'fill' ? Object.keys(read.slots) : read.kind === 'clear' ? [read.slot] : [];
  return [...long, ...foreignSlots(flow, slots, path)];
}

const foreignSlots = (flow: Flow, slots: readonly string[], path: FlowFault['path']): FlowFault[] =>
  slots
    .filter((slot) => !Object.hasOwn(flow.slots, slot))
    .map((slot) =>
      error(path, `the flow "${flow.id}" has no slot "${slot}"`, namedAlike(slot, Object.keys(flow.slots))),
    );

function tooLong(payload: string, path: FlowFault['path']): FlowFault[] {
  const bytes = new TextEncoder().encode(payload).length;
  return bytes > MOST_BYTES
    ? [error(path, `is too long for a button: ${bytes} bytes of ${MOST_BYTES}`, 'use shorter names and values')]
    : [];
}
