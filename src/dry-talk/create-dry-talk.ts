import { OVER } from '../domain/booking/appointment.ts';
import { type Busy, minutesAfter } from '../domain/booking/interval.ts';
import type { FlowBook } from '../domain/flow/route.ts';
import type { IncomingContent } from '../domain/incoming.ts';
import type { Button } from '../domain/message.ts';
import type { Timer } from '../domain/timer.ts';
import type { Understanding } from '../domain/understanding.ts';
import { decide } from '../engine/decide.ts';
import type { Nlu, Responder } from '../engine/ports.ts';
import { decideTimer } from '../engine/timers/decide-timer.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import { createDryStore } from './dry-store.ts';
import { type DryState, type DryTurn, toTurn } from './dry-turn.ts';
import { arrival, createDryWorld, type DryWorldParts, keepChanges, loadDry } from './dry-world.ts';
import { findButton } from './find-button.ts';

export interface DryTalkParts extends DryWorldParts {
  /** What the bot knows and understands: the same as in earnest. */
  content: { flows(): FlowBook; nlu: Nlu; responder: Responder };
}

export interface DryTalk {
  /** One message of the customer, or several lines in quick succession, which are one thought. */
  say(text: string | readonly string[]): Promise<DryTurn>;
  /** Presses a button, the newest of that name: by its label, the beginning of it, or its number in the last line; null when there is none. */
  tap(button: string): Promise<DryTurn | null>;
  /** Whatever else a channel brings: a shared phone, a sticker, the button "Start". */
  bring(content: IncomingContent): Promise<DryTurn>;
  /** Lets time pass: reminders and triggers that become due are fired at their own moments. What they said is given back. */
  advance(minutes: number): Promise<DryTurn[]>;
  /** Somebody else takes this time. */
  take(busy: Busy): void;
  state(): DryState;
}

/** Lines of one thought follow each other so quickly. */
const BETWEEN_LINES_MS = 800;
/** A trigger that plans itself again and again would keep the time from moving. */
const MOST_TIMERS = 500;
const MOST_TRIES = 3;
const MOST_BUTTONS = 200;

/**
 * A conversation with the bot in which nothing is written and nobody is reached: the understanding, the flows, the look-ups, the rules of
 * `perform` and the timers are those of production, the database is a few lists. One customer, one chat.
 */
export function createDryTalk({ content, ...parts }: DryTalkParts): DryTalk {
  const world = createDryWorld(parts);
  /** Of all lines, those of the newest first: people press old ones too. */
  let buttons: readonly Button[] = [];
  let understood: Understanding | null = null;
  const deps = {
    talkStore: createDryStore(() => world.books),
    nlu: {
      async understand(...asked: Parameters<Nlu['understand']>) {
        understood = await content.nlu.understand(...asked);
        return understood;
      },
    },
    responder: content.responder,
    flows: content.flows,
    now: () => world.now,
    newId: world.newId,
    beSlow: async () => {},
    hear: async () => null,
    permitSlow: async () => () => {},
  };

  async function hear(rows: readonly MessageRow[]): Promise<DryTurn> {
    const [first] = rows;
    if (!first) throw new Error('Nothing was said.');
    understood = null;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const loaded = loadDry(world, first.incoming);
      const changes = await decide(deps, loaded, rows);
      if (!keepChanges(world, loaded.situation, changes)) continue;
      return told(toTurn(changes, understood, loaded.situation.dialog.flow));
    }
    throw new Error('The bot wants a time again and again that is taken.');
  }

  function told(turn: DryTurn): DryTurn {
    for (const reply of turn.replies) buttons = [...reply.buttons, ...buttons].slice(0, MOST_BUTTONS);
    return turn;
  }

  const bring = (brought: IncomingContent): Promise<DryTurn> => hear([arrival(world, brought, parts.locale)]);

  async function fire(timer: Timer): Promise<DryTurn | null> {
    const { dialog, contact } = world;
    // It stays, so that nobody plans it a second time.
    world.timers.set(timer.id, { ...timer, state: 'fired' });
    if (!dialog || !contact || dialog.id !== timer.dialogId) return null;
    const { situation } = loadDry(world, arrival(world, { kind: 'start', text: '' }, parts.locale).incoming);
    const decided = await decideTimer(deps, timer, situation, world.now);
    if (!decided) return null;
    if (decided.due) world.timers.set(timer.id, { ...timer, due: decided.due });
    keepChanges(world, situation, decided.changes);
    return told(toTurn(decided.changes, null, situation.dialog.flow));
  }

  return {
    say(text) {
      const lines = typeof text === 'string' ? [text] : text;
      return hear(
        lines.map((line, index) =>
          arrival(world, { kind: 'text', text: line }, parts.locale, index * BETWEEN_LINES_MS),
        ),
      );
    },
    async tap(wanted) {
      const button = findButton(buttons, wanted);
      return button && bring({ kind: 'button', payload: button.payload, label: button.label });
    },
    bring,
    async advance(minutes) {
      const until = minutesAfter(world.now, minutes);
      const turns: DryTurn[] = [];
      for (let count = 0; count < MOST_TIMERS; count++) {
        const next = earliest([...world.timers.values()], until);
        if (!next) break;
        if (next.due > world.now) world.now = next.due;
        const turn = await fire(next);
        if (turn && turn.events.length > 0) turns.push(turn);
      }
      world.now = until;
      return turns;
    },
    take: (busy) => void world.books.taken.push(busy),
    state: () => ({
      now: world.now,
      dialog: world.dialog,
      contact: world.contact,
      appointments: world.books.appointments.filter(({ status }) => !OVER.has(status)),
      stack: world.dialog?.flow ?? [],
    }),
  };
}

const earliest = (timers: readonly Timer[], until: Date): Timer | undefined =>
  timers
    .filter(({ state, due }) => state === 'pending' && due <= until)
    .sort((a, b) => a.due.getTime() - b.due.getTime())[0];
