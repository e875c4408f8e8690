import type { Appointment } from '../domain/booking/appointment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Dialog } from '../domain/dialog.ts';
import type { DomainEvent } from '../domain/event.ts';
import type { FlowStack } from '../domain/flow/state.ts';
import type { HandoffReason } from '../domain/handoff-reason.ts';
import type { Message } from '../domain/message.ts';
import type { Changes } from '../domain/perform/draft.ts';
import { bestIntent, type Entity, type Understanding } from '../domain/understanding.ts';

/** What came of one thing that the customer did, or of a timer. */
export interface DryTurn {
  at: Date;
  /** The bot's lines, reminders and what triggers say. */
  replies: Pick<Message, 'text' | 'buttons' | 'receipt'>[];
  /** Null where nothing was read: a button, a timer, a dialog that a person leads. */
  understanding: Understanding | null;
  intent: string | null;
  score: number | null;
  entities: readonly Entity[];
  /** Of the flow that waits now, or of those that ran last. */
  slots: Readonly<Record<string, string>>;
  /** The flow and step that spoke last. */
  flow: string | null;
  step: string | null;
  /** How the bot took the message. */
  outcome: string | null;
  events: readonly DomainEvent[];
  /** Why it was handed to a person in this turn. */
  handoff: HandoffReason | null;
}

/** How things stand in a dry talk. */
export interface DryState {
  now: Date;
  dialog: Dialog | null;
  contact: Contact | null;
  /** Open ones: held, booked or confirmed. */
  appointments: readonly Appointment[];
  stack: FlowStack;
}

/** Puts the changes of a decision into what a reader of the talk wants to know. */
export function toTurn(changes: Changes, understanding: Understanding | null, before: FlowStack): DryTurn {
  const replies = changes.messages.filter(({ author, outgoing }) => author !== 'customer' && outgoing !== null);
  const receipt = replies.at(-1)?.receipt ?? null;
  const best = understanding && bestIntent(understanding);
  const top = changes.dialog.flow.at(-1) ?? null;
  let handoff: HandoffReason | null = null;
  let outcome: string | null = null;
  for (const { body } of changes.events) {
    if (body.type === 'handed_off') handoff = body.reason;
    if (body.type === 'message_understood') outcome = body.outcome;
  }
  return {
    at: changes.at,
    replies: replies.map(({ text, buttons, receipt: own }) => ({ text, buttons, receipt: own })),
    understanding,
    intent: best?.intent ?? null,
    score: best?.score ?? null,
    entities: understanding?.entities ?? [],
    slots: (top ?? before.at(-1))?.slots ?? {},
    flow: receipt?.flow ?? top?.flow ?? null,
    step: receipt?.step ?? top?.step ?? null,
    outcome,
    events: changes.events,
    handoff,
  };
}
