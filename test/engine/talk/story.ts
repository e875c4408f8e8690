import type { Action } from '../../../src/domain/action.ts';
import type { Appointment } from '../../../src/domain/booking/appointment.ts';
import type { Contact } from '../../../src/domain/contact.ts';
import type { Dialog } from '../../../src/domain/dialog.ts';
import { DEED_WORDS } from '../../../src/domain/flow/deeds.ts';
import { type Payload, readPayload } from '../../../src/domain/flow/payload.ts';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import type { Message } from '../../../src/domain/message.ts';
import { type Draft, openDraft, type Situation } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import type { Timer } from '../../../src/domain/timer.ts';
import type { Entity, Understanding } from '../../../src/domain/understanding.ts';
import { CALL_WORDS } from '../../../src/engine/calls/call-words.ts';
import type { Answer } from '../../../src/engine/ports.ts';
import { converse } from '../../../src/engine/talk/converse.ts';
import { judgeSilence } from '../../../src/engine/timers/silence.ts';
import { loadFlows } from '../../../src/store/files/load-flows.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { createTalkStore } from '../../../src/store/talk-store.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildMoment, buildSituation, MOMENT } from '../../support/build-situation.ts';

/** What a sentence means, as the understanding would tell it. */
export interface Meaning {
  intent?: string;
  /** Others that the same sentence has. */
  and?: string[];
  score?: number;
  date?: string;
  time?: string;
  /** `17:00-23:59` */
  part?: string;
  service?: string;
  choice?: string[];
  staff?: string;
  name?: string;
  phone?: string;
  /** Whatever else is in it. */
  entities?: Entity[];
  /** Of the message; the dialog's, if left out. */
  locale?: Understanding['locale'];
}

export interface Story {
  say(text: string, meaning?: Meaning): Promise<Message>;
  /** Presses a button of the bot's last line, by the beginning of its label. */
  press(label: string): Promise<Message>;
  /** What a button carries, whether or not it was shown. */
  answer(payload: Payload): Promise<Message>;
  /** Lets time pass with nobody writing; what the bot has said meanwhile, and why it said nothing. */
  silence(minutes: number): Promise<{ said: string[]; outcomes: string[] }>;
  /** The program does not run for so long. */
  sleep(minutes: number): void;
  /** Something else happens to the dialog. */
  change(part: Partial<Situation>): void;
  last(): Message;
  dialog(): Dialog;
  contact(): Contact;
  appointments(): Appointment[];
  booked(): Appointment[];
}

export interface StoryParts {
  /** Left out: nothing is taken. */
  store?: Store;
  flows: FlowBook;
  situation?: Partial<Situation>;
  answer?: Answer;
  now?: Date;
}

const INTENTS =
  'booking.create booking.cancel booking.reschedule booking.confirm booking.status info.price info.hours info.location info.services info.staff info.promo info.payment handoff.operator complaint smalltalk.greeting smalltalk.thanks smalltalk.bye answer.yes answer.no';

/** The shipped flows. */
export async function shippedFlows(): Promise<FlowBook> {
  const loaded = await loadFlows('flows', {
    intents: new Set(INTENTS.split(' ')),
    calls: CALL_WORDS,
    deeds: DEED_WORDS,
  });
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems));
  return loaded.flows;
}

/** A conversation without channels and understanding: sentences with their meaning in, the bot's lines and what it did out. */
export function tell({ store, flows, situation = {}, answer = UNSURE, now = MOMENT }: StoryParts): Story {
  let current = buildSituation({
    contact: buildContact({ name: null, phone: null }),
    dialog: buildDialog(),
    ...situation,
  });
  let last: Message | null = null;
  let count = 0;
  let clock = now;
  const { newId } = buildMoment();
  const timers = new Map<string, Timer>();

  function settle(draft: Draft, actions: readonly Action[]): void {
    const refused = perform(draft, actions);
    if (refused) throw new Error(refused.reason);
    const { dialog, contact, messages } = draft.changes;
    for (const timer of draft.changes.timers) {
      if (timer.work.kind === 'flow_silence') timers.set(timer.id, timer);
    }
    const moved = { ...dialog, version: dialog.version + 1 };
    current = { ...current, dialog: moved, contact, appointments: draft.appointments };
    last = messages.findLast(({ author }) => author === 'bot' || author === 'system') ?? last;
  }

  /** The timer that is due first, by then. */
  const nextTimer = (until: Date): Timer | undefined =>
    [...timers.values()].filter(({ due }) => due <= until).sort((a, b) => a.due.getTime() - b.due.getTime())[0];

  async function hear(text: string, payload: Payload | null, understanding: Understanding): Promise<Message> {
    const messageId = `message-${++count}`;
    current = { ...current, dialog: { ...current.dialog, lastInboundAt: clock, waitingSince: clock } };
    const actions = await converse(
      { messageId, text, payload, understanding },
      {
        talkStore: store ? createTalkStore(store) : NOTHING_TAKEN,
        situation: current,
        locale: understanding.locale,
        now: clock,
        flows,
        ask: async () => answer,
        recall: () => null,
      },
    );
    settle(openDraft(current, { now: clock, newId, actor: { kind: 'bot' } }), actions);
    return lastLine();
  }

  function lastLine(): Message {
    if (!last) throw new Error('The bot has said nothing yet.');
    return last;
  }

  return {
    say: (text, meaning = {}) =>
      hear(text, null, toUnderstanding(text, meaning, meaning.locale ?? current.dialog.locale)),
    press(label) {
      const button = lastLine().buttons.find((one) => one.label.startsWith(label));
      const payload = button && readPayload(button.payload);
      if (!button || !payload) throw new Error(`There is no button "${label}".`);
      return hear(button.label, payload, { locale: current.dialog.locale, intents: [], entities: [] });
    },
    answer: (payload) => hear('…', payload, { locale: current.dialog.locale, intents: [], entities: [] }),
    async silence(minutes) {
      const until = new Date(clock.getTime() + minutes * 60_000);
      const said: string[] = [];
      const outcomes: string[] = [];
      for (let timer = nextTimer(until); timer; timer = nextTimer(until)) {
        clock = new Date(Math.max(clock.getTime(), timer.due.getTime()));
        const deps = { talkStore: store ? createTalkStore(store) : NOTHING_TAKEN, flows: () => flows, newId };
        const verdict = await judgeSilence(deps, timer, current, clock);
        timers.delete(timer.id);
        const before = last;
        const draft = openDraft(current, { now: clock, newId, actor: { kind: 'system' } });
        verdict.apply?.(draft);
        settle(draft, verdict.actions);
        if (last && last !== before) said.push(last.text);
        if (verdict.outcome) outcomes.push(verdict.outcome);
      }
      clock = until;
      return { said, outcomes };
    },
    sleep(minutes) {
      clock = new Date(clock.getTime() + minutes * 60_000);
    },
    change(part) {
      current = { ...current, ...part };
    },
    last: lastLine,
    dialog: () => current.dialog,
    contact: () => current.contact,
    appointments: () => [...current.appointments],
    booked: () => current.appointments.filter(({ status }) => status === 'booked' || status === 'confirmed'),
  };
}

const NOTHING_TAKEN = { busy: async () => [], recentTurns: async () => [] };

const UNSURE: Answer = { kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } };

function toUnderstanding(text: string, meaning: Meaning, locale: Understanding['locale']): Understanding {
  const { intent, and = [], score = 0.9, part, choice } = meaning;
  const seen = { span: [0, text.length] satisfies [number, number], text, confidence: 0.9 };
  const entities: Entity[] = [];
  for (const kind of ['date', 'time', 'service', 'staff', 'name', 'phone'] as const) {
    const value = meaning[kind];
    if (value) entities.push({ kind, value, ...seen });
  }
  entities.push(...(meaning.entities ?? []));
  if (choice) entities.push({ kind: 'serviceChoice', values: choice, ...seen });
  const [from, to] = part?.split('-') ?? [];
  if (from && to) entities.push({ kind: 'timeRange', from, to, ...seen });
  const intents = [...(intent ? [{ intent, score }] : []), ...and.map((other) => ({ intent: other, score: 0.8 }))];
  return { locale, intents, entities };
}
