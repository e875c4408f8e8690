import { localOf } from '../domain/booking/zone.ts';
import type { DryState, DryTurn } from '../dry-talk/dry-turn.ts';
import { findButton } from '../dry-talk/find-button.ts';
import type { StoryTurn, StoryVisit } from './story.ts';

/** One expectation that did not hold. */
export interface Mismatch {
  what: string;
  expected: string;
  got: string;
}

/** Holds what the bot did against what the story expects of it. */
export function checkTurn(expected: StoryTurn, turn: DryTurn, state: DryState, zone: string): Mismatch[] {
  const wrong: Mismatch[] = [];
  const miss = (what: string, wanted: unknown, got: unknown) =>
    wrong.push({ what, expected: inWords(wanted), got: inWords(got) });
  const last = turn.replies.at(-1) ?? null;
  const text = turn.replies.map((reply) => reply.text).join('\n');
  const types: readonly string[] = turn.events.map(({ body }) => body.type);
  const { intent, slots, flow, step, asks, because, handoff, visits, customer, language } = expected;

  if (intent && !listOf(intent).includes(turn.intent ?? '')) miss('intent', intent, turn.intent);
  for (const [slot, value] of Object.entries(slots ?? {})) {
    const got = turn.slots[slot] ?? null;
    if (got !== value) miss(`slots.${slot}`, value, got);
  }
  const waits = state.stack.at(-1)?.flow ?? null;
  if (flow === 'none' ? waits !== null : flow !== undefined && turn.flow !== flow)
    miss('flow', flow, flow === 'none' ? waits : turn.flow);
  if (step && turn.step !== step) miss('step', step, turn.step);
  if (asks && !same(listOf(asks), last?.receipt?.asks ?? [])) miss('asks', asks, last?.receipt?.asks ?? []);
  if (because && last?.receipt?.because !== because) miss('because', because, last?.receipt?.because ?? null);
  for (const words of listOf(expected.says)) if (!speaksOf(text, words)) miss('says', words, text);
  for (const words of listOf(expected.never)) if (speaksOf(text, words)) miss('never', words, text);
  const buttons = turn.replies.flatMap((reply) => reply.buttons);
  for (const label of expected.buttons ?? [])
    if (!findButton(buttons, label))
      miss(
        'buttons',
        label,
        buttons.map((button) => button.label),
      );
  for (const type of expected.events ?? []) if (!types.includes(type)) miss('events', type, types);
  for (const type of expected.no_events ?? []) if (types.includes(type)) miss('no_events', type, types);
  if (handoff && (turn.handoff ?? 'no') !== handoff) miss('handoff', handoff, turn.handoff ?? 'no');
  if (visits) checkVisits(visits, state, zone, miss);
  for (const [key, value] of Object.entries(customer ?? {})) {
    const got = key === 'name' ? state.contact?.name : state.contact?.phone;
    if (got !== value) miss(`customer.${key}`, value, got ?? null);
  }
  if (language && state.dialog?.locale !== language) miss('language', language, state.dialog?.locale ?? null);
  if (expected.silent && turn.replies.length > 0) miss('silent', true, text);
  return wrong;
}

/** As many visits as expected, and each of them among these; times that are only held count where the story names them. */
function checkVisits(
  expected: readonly StoryVisit[],
  { appointments }: DryState,
  zone: string,
  miss: (what: string, wanted: unknown, got: unknown) => void,
): void {
  const held = expected.some(({ status }) => status === 'held');
  const open = appointments
    .filter(({ status, active }) => active && (held || status !== 'held'))
    .map(({ serviceId, staffId, start, status }) => {
      const { date, time } = localOf(start, zone);
      return { service: serviceId, staff: staffId, at: `${date} ${time}`, status };
    });
  const isMet = expected.every((visit) =>
    open.some(
      (one) =>
        one.service === visit.service &&
        one.at === visit.at &&
        (visit.staff === undefined || one.staff === visit.staff) &&
        (visit.status === undefined || one.status === visit.status),
    ),
  );
  if (!isMet || open.length !== expected.length) miss('visits', expected, open);
}

/** `/…/` is a regular expression; other words are looked for as they are, but for capitals and no-break spaces. */
function speaksOf(text: string, words: string): boolean {
  const pattern = /^\/(.+)\/$/su.exec(words)?.[1];
  return pattern === undefined ? plainly(text).includes(plainly(words)) : new RegExp(pattern, 'iu').test(plainly(text));
}

const plainly = (text: string): string => text.toLowerCase().replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

const listOf = (words: string | readonly string[] | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : words;

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

const inWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
