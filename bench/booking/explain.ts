import type { Message } from '../../src/domain/message.ts';
import type { Played } from './play.ts';
import type { When } from './recording.ts';

/** A failure as a conversation that can be read: who said what, how it was understood, what each bot line asked and offered. */
export function explain({ game, handedOff, appointments, lines }: Played): string {
  const outcome = handedOff
    ? 'handed over to a person'
    : `booked ${appointments.map(inWords).join(' and ') || 'nothing'}`;
  const taken = game.taken.length > 0 ? `, taken: ${game.taken.map(inWords).join(', ')}` : '';
  return [
    `── ${game.id}, ${game.provider.name}: wanted ${inWords(game.goal)}${taken}; ${outcome}`,
    ...lines.map(lineOf),
    '',
  ].join('\n');
}

function lineOf({ author, text, receipt, understood }: Message): string {
  const shown = text.replaceAll('\n', ' / ');
  if (author === 'customer') {
    return `  customer: ${shown}${understood ? `  [${understood.intent} ${understood.score.toFixed(2)}]` : ''}`;
  }
  const { because, flow, step, asks, proposes, confirms } = receipt ?? {};
  const notes = [
    `${because}${flow ? ` ${flow}/${step}` : ''}`,
    asks ? `asks ${asks.join(', ')}` : '',
    proposes ? `proposes ${proposes.map(inWords).join(', ')}` : '',
    confirms ? `confirms ${inWords(confirms)}` : '',
  ];
  return `  ${author}: ${shown}  [${notes.filter(Boolean).join('; ')}]`;
}

const inWords = ({ date, time }: When): string => `${date} ${time}`;
