import type { Message } from '../../src/domain/message.ts';
import { createCustomer } from './customer.ts';
import { type Installation, install, type Workshop } from './installation.ts';
import { businessOf } from './provider.ts';
import { type Game, isSame, type When } from './recording.ts';

export interface Played {
  game: Game;
  booked: boolean;
  handedOff: boolean;
  /** Customer turns until the appointment stood, or in all. */
  turns: number;
  appointments: When[];
  lines: Message[];
}

const MOST_TURNS = 20;

/** Plays one recorded conversation against a fresh installation on the database, to the recording's last sentence or the twentieth turn. */
export async function play(workshop: Workshop, game: Game, database: string): Promise<Played> {
  const installation = await install(workshop, database, businessOf(game), game.taken);
  try {
    const { turns, handedOff } = await converse(installation, game);
    const appointments = await installation.booked();
    const [only] = appointments;
    const stands = appointments.length === 1 && only !== undefined && isSame(only, game.goal);
    return { game, booked: stands && !handedOff, handedOff, turns, appointments, lines: await installation.lines() };
  } finally {
    await installation.stop();
  }
}

async function converse(installation: Installation, game: Game): Promise<{ turns: number; handedOff: boolean }> {
  const customer = createCustomer(game);
  let bookedAfter = 0;
  let turn = customer.open();
  for (let turns = 1; turns <= MOST_TURNS && turn.kind !== 'silent'; turns++) {
    const { kind: _kind, ...body } = turn;
    const replies = await installation.send(body);
    if (bookedAfter === 0 && (await installation.booked()).length > 0) bookedAfter = turns;
    if (await installation.isHandedOff()) return { turns: bookedAfter || turns, handedOff: true };
    const last = replies.at(-1);
    turn = last && turns < MOST_TURNS ? customer.answer(last) : { kind: 'silent' };
    if (turn.kind === 'silent') return { turns: bookedAfter || turns, handedOff: false };
  }
  return { turns: bookedAfter || MOST_TURNS, handedOff: false };
}
