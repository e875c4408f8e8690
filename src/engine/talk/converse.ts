import type { Action } from '../../domain/action.ts';
import type { Flow } from '../../domain/flow/flow.ts';
import { clearSlots, fillFrame, openFrame } from '../../domain/flow/frame.ts';
import { knownSlots } from '../../domain/flow/known-slots.ts';
import { mendStack } from '../../domain/flow/mend-stack.ts';
import { entitiesOf, valuesFor } from '../../domain/flow/read-turn.ts';
import { type Route, route } from '../../domain/flow/route.ts';
import { backInStack, cancelInStack } from '../../domain/flow/stack.ts';
import type { FlowFrame } from '../../domain/flow/state.ts';
import { recalled } from '../../domain/flow/talked-of.ts';
import { bestIntent, entityOf, type Understanding } from '../../domain/understanding.ts';
import { healthTopicsOf } from '../../domain/words/health-topics.ts';
import type { Recalled } from '../ports.ts';
import { afterChange } from './after-change.ts';
import { alarmOf } from './alarm.ts';
import { askResponder, sayAnswer } from './ask-responder.ts';
import { finish } from './finish.ts';
import { handOver, LOOKED_BACK } from './hand-over.ts';
import type { ConverseContext, Heard } from './heard.ts';
import { learned } from './learned.ts';
import { FRESH, type Reply, runFlows } from './run-flows.ts';
import { type Running, runningOf } from './running.ts';
import { saidBy } from './said-by.ts';
import { visitSlots } from './visit-slots.ts';

/** What the bot does about one message: the way from what it meant to actions. Reads, asks the responder, writes nothing. */
export async function converse(heard: Heard, context: ConverseContext): Promise<Action[]> {
  const { situation, flows, now, talkStore } = context;
  const alarm = alarmOf(heard, { lately: situation.dialog.lately ?? [], flows, now });
  const calm = { ...heard, understanding: alarm.understanding };
  const first = alarm.call?.flow ?? (alarm.honest?.alone ? alarm.honest.flow : null);
  const actions = first ? await goAside(calm, context, first) : await afterChanges(calm, context);
  return handOver(
    [...actions, ...learned(heard, situation.contact)],
    alarm,
    situation.business.defaultLocale,
    async () => ({
      situation,
      now,
      text: heard.text,
      entities: heard.understanding.entities,
      turns: await talkStore.recentTurns(situation.dialog.id, LOOKED_BACK),
    }),
  );
}

/** What goes before the way of the flows: a person is called at once, a question about the bot itself is answered. */
const goAside = (heard: Heard, context: ConverseContext, flow: Flow): Promise<Action[]> =>
  flow.digression
    ? answerAsides(heard, context, runningOf(heard, context), [flow])
    : begin(heard, context, { kind: 'start', flow, slots: {}, asides: [] });

/** A conversation whose flow was changed meanwhile goes on as well as it can. */
async function afterChanges(heard: Heard, context: ConverseContext): Promise<Action[]> {
  const { situation, flows, locale } = context;
  const { stack, note, gone } = mendStack(situation.dialog.flow, flows);
  if (stack === situation.dialog.flow) return answer(heard, context);
  const mended = { ...context, situation: { ...situation, dialog: { ...situation.dialog, flow: stack } } };
  return afterChange(await answer(heard, mended, note === 'changed'), note, gone, locale);
}

/** `isAnew`: the question that the message answers is no more; whatever it says, the next one is asked. */
async function answer(heard: Heard, context: ConverseContext, isAnew = false): Promise<Action[]> {
  const read = runningOf(heard, context);
  const running = read && isAnew ? { ...read, reading: { ...read.reading, useful: true } } : read;
  const chosen = route({ ...heard, running, flows: context.flows });
  const page = pageFor(chosen, heard, context);
  if (page) return sayAnswer(heard, context, page);
  switch (chosen.kind) {
    case 'ask_responder':
      return askResponder(heard, context);
    case 'cancel':
      return cancel(heard, context, running?.flow ?? null);
    case 'back': {
      const stack = backInStack(context.situation.dialog.flow);
      return finish(heard, await runFlows(context.flows, stack, FRESH, context));
    }
    case 'start':
      return begin(heard, context, chosen);
    case 'aside':
      return answerAsides(heard, context, running, chosen.flows);
    case 'continue':
      return goOn(heard, context, running && { ...running, reading: chosen.reading }, chosen.asides);
  }
}

/** Flows that tell live data: no page knows it better. */
const LIVE = new Set(['info.price', 'info.hours']);
const OFFERED = new Set(['info.promo', 'info.services']);
/** Offers are live, too; certificates and cards are not among them. */
const OFFERS = /акци|скид|промо|(?<!\p{L})(?:offer|discount|promo|sale|deal)/iu;
/** Below this an intent is a guess; a page that answers a question is a better one. */
const SURE = 0.8;

/**
 * "Is there parking?" is about the place, and the flow about the place tells the address. A page that has such a question in its
 * title is the better answer; so is any page that answers a question whose intent is a guess.
 */
function pageFor(chosen: Route, { text, payload, understanding }: Heard, context: ConverseContext): Recalled | null {
  if (payload || !(chosen.kind === 'start' || chosen.kind === 'aside') || isSeveral(chosen)) return null;
  const { intent, score } = bestIntent(understanding);
  if (intent.startsWith('info.')) return isLive(intent, text, understanding) ? null : context.recall(true);
  return intent !== 'handoff.operator' && score < SURE && text.includes('?') ? context.recall(false) : null;
}

const isSeveral = (chosen: Extract<Route, { kind: 'start' | 'aside' }>): boolean =>
  chosen.kind === 'start' ? chosen.asides.length > 0 : chosen.flows.length > 1;

const isLive = (intent: string, text: string, understanding: Understanding): boolean =>
  LIVE.has(intent) ||
  (OFFERED.has(intent) && OFFERS.test(text)) ||
  (intent === 'info.services' && entityOf(understanding, 'service') !== null && healthTopicsOf(text).length === 0);

/** Short answers, and the running flow asks its question again. */
async function answerAsides(
  heard: Heard,
  context: ConverseContext,
  running: Running | null,
  flows: readonly Flow[],
): Promise<Action[]> {
  const stack = context.situation.dialog.flow;
  const [flow] = flows;
  if (flow?.in_passing && running && flows.length === 1) {
    const run = await runFlows(context.flows, stack, FRESH, context);
    return finish(heard, {
      ...run,
      says: [saidBy(flow, 'in_passing', flow.in_passing, context), ...run.says],
    });
  }
  const asked = openAsides(heard, context, flows, running?.frame.slots ?? {});
  return finish(heard, await runFlows(context.flows, [...stack, ...asked], FRESH, context));
}

/** Questions to be answered one after the other, the first on top. */
const openAsides = (
  heard: Heard,
  context: ConverseContext,
  flows: readonly Flow[],
  slots: FlowFrame['slots'],
): FlowFrame[] => flows.map((flow) => openAside(heard, context, flow, slots)).reverse();

/** "How much is it?" asks about the service being booked; "who else is there?" not about the person chosen. */
function openAside(heard: Heard, { situation }: ConverseContext, flow: Flow, slots: FlowFrame['slots']): FlowFrame {
  const { staff: _chosen, ...about } = slots;
  return openFrame(flow, situation.contact, { ...about, ...entitiesOf(flow, heard.understanding) });
}

async function goOn(
  heard: Heard,
  context: ConverseContext,
  running: Running | null,
  asides: readonly Flow[],
): Promise<Action[]> {
  if (!running) return askResponder(heard, context);
  const { frame, reading, beneath } = running;
  const changed =
    Object.entries(reading.fills).some(([slot, value]) => frame.slots[slot] !== value) || reading.clears.length > 0;
  const next = fillFrame(clearSlots(frame, reading.clears), reading.fills);
  // A yes keeps what was confirmed; clearing slots for nothing would ask for it again.
  const top = reading.clears.length > 0 ? next : { ...next, confirmed: frame.confirmed };
  const under = [...beneath, top];
  const reply: Reply = { polarity: changed ? null : reading.polarity, invalid: !reading.useful };
  if (asides.length === 0) return finish(heard, await runFlows(context.flows, under, reply, context));
  const questions = openAsides(heard, context, asides, next.slots);
  const answered = await runFlows(context.flows, questions, FRESH, context);
  const run = await runFlows(context.flows, under, reply, context);
  const isAsking = answered.stack.length > 0;
  return finish(heard, {
    ...run,
    stack: [...run.stack, ...answered.stack],
    // What is settled is said first; a question that waits is said last, and only one is asked at a time.
    says: isAsking
      ? answered.says
      : run.stack.length === 0
        ? [...run.says, ...answered.says]
        : [...answered.says, ...run.says],
    actions: [...answered.actions, ...run.actions],
  });
}

async function begin(
  heard: Heard,
  context: ConverseContext,
  { flow, slots, asides }: Extract<Route, { kind: 'start' }>,
): Promise<Action[]> {
  const { contact, dialog } = context.situation;
  const told = heard.payload ? {} : valuesFor(flow, heard);
  const before = heard.payload ? {} : recalled(flow, told, dialog.talkedOf, context.now);
  const top = openFrame(flow, contact, { ...before, ...told, ...knownSlots(flow, slots) });
  const others = dialog.flow.filter((frame) => frame.flow !== flow.id);
  const beneath = flow.digression ? others : others.filter((frame) => context.flows.byId.get(frame.flow)?.resumes);
  const asked = openAsides(heard, context, asides, visitSlots(flow, context));
  const run = await runFlows(context.flows, [...beneath, top, ...asked], FRESH, context);
  const started = [...asides, flow].map(({ id }): Action => ({ kind: 'start_flow', flow: id }));
  return finish(heard, { ...run, actions: [...started, ...run.actions] });
}

async function cancel(heard: Heard, context: ConverseContext, flow: Flow | null): Promise<Action[]> {
  if (!flow) return askResponder(heard, context);
  const { stack, flows } = cancelInStack(context.situation.dialog.flow, context.flows);
  const words = flows.findLast(({ cancelled }) => cancelled);
  const said = words?.cancelled ? [saidBy(words, 'cancelled', words.cancelled, context)] : [];
  const run = await runFlows(context.flows, stack, FRESH, context);
  const ended = flows.map(({ id }): Action => ({ kind: 'finish_flow', flow: id, outcome: 'cancelled' }));
  return finish(heard, {
    ...run,
    says: [...said, ...run.says],
    actions: [{ kind: 'release_hold' }, ...ended, ...run.actions],
  });
}
