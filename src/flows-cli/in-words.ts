import { localOf } from '../domain/booking/zone.ts';
import type { Entity } from '../domain/understanding.ts';
import type { DryState, DryTurn } from '../dry-talk/dry-turn.ts';

/** A turn for the terminal: what the bot says, and beside it what it understood and did. */
export function turnInWords(turn: DryTurn, zone: string | null): { replies: string[]; notes: string[] } {
  const moment = zone === null ? '' : `(${momentOf(turn.at, zone)}) `;
  const replies = turn.replies.map(({ text, buttons }) =>
    [
      `bot> ${moment}${text.replaceAll('\n', '\n     ')}`,
      ...buttons.map(({ label }, i) => `     ${i + 1}. ${label}`),
    ].join('\n'),
  );
  const { understanding, intent, score, flow, step, slots, outcome } = turn;
  const others = understanding?.intents.slice(1).map((other) => `${other.intent} ${share(other.score)}`) ?? [];
  const notes = [
    understanding && `intent ${intent} ${share(score ?? 0)}${others.length > 0 ? `, also ${others.join(', ')}` : ''}`,
    understanding &&
      understanding.entities.length > 0 &&
      `found ${understanding.entities.map(entityInWords).join(', ')}`,
    flow && `flow ${flow}${step ? ` / ${step}` : ''}${outcome && outcome !== 'flow' ? ` (${outcome})` : ''}`,
    Object.keys(slots).length > 0 && `slots ${pairs(slots)}`,
    tellingOf(turn),
  ].filter((note) => typeof note === 'string' && note !== '');
  return { replies, notes: notes.map((note) => `     ${note}`) };
}

/** Events that every message leaves are not worth a line. */
const PLAIN = new Set(['message_received', 'message_queued', 'message_understood', 'slot_filled', 'contact_changed']);

function tellingOf({ events, handoff }: DryTurn): string {
  const types = events.map(({ body }) => body.type).filter((type) => !PLAIN.has(type));
  return [types.length > 0 ? `events ${types.join(', ')}` : '', handoff ? `to a person: ${handoff}` : '']
    .filter(Boolean)
    .join('; ');
}

/** What the bot knows and what is booked, for `:state`. */
export function stateInWords({ now, dialog, contact, appointments, stack }: DryState, zone: string): string {
  const lines = [
    `now       ${momentOf(now, zone)}`,
    `customer  ${contact ? `${contact.name ?? 'no name'}, ${contact.phone ?? 'no phone'}` : 'not known yet'}`,
    `dialog    ${dialog ? `${dialog.mode}, ${dialog.locale}, stage ${dialog.stageId}` : 'none'}`,
    ...(dialog?.queue ? [`waits     for a person: ${dialog.queue.reason}, ${dialog.queue.summary}`] : []),
    ...stack.map((frame) => `flow      ${frame.flow}${frame.step ? ` / ${frame.step}` : ''}: ${pairs(frame.slots)}`),
    ...appointments.map(
      ({ serviceId, staffId, start, status }) =>
        `visit     ${serviceId}, ${momentOf(start, zone)}, ${staffId}, ${status}`,
    ),
  ];
  return lines.join('\n');
}

const pairs = (slots: Readonly<Record<string, string>>): string =>
  Object.entries(slots)
    .map(([slot, value]) => `${slot}=${value}`)
    .join(' ') || '(nothing)';

function entityInWords(entity: Entity): string {
  const { kind, text, confidence } = entity;
  return `${kind} ${meantBy(entity)} («${text}», ${share(confidence)})`;
}

function meantBy(entity: Entity): string {
  if ('value' in entity) return String(entity.value);
  if ('values' in entity) return entity.values.join('+');
  return 'from' in entity ? `${entity.from ?? ''}…${entity.to ?? ''}` : '';
}

const share = (score: number): string => score.toFixed(2);

function momentOf(moment: Date, zone: string): string {
  const { date, time } = localOf(moment, zone);
  return `${date} ${time}`;
}
