import type { Interface } from 'node:readline';
import { localOf } from '../domain/booking/zone.ts';
import type { DryTalk } from '../dry-talk/create-dry-talk.ts';
import type { DryTurn } from '../dry-talk/dry-turn.ts';
import { stateInWords, turnInWords } from './in-words.ts';

export interface ChatParts {
  /** Begins the conversation anew. */
  open(): DryTalk;
  lines: Interface;
  zone: string;
  print(text: string): void;
  /** What is said beside the conversation, in a weaker colour where there are colours. */
  aside(text: string): void;
}

const COMMANDS = `Write as a customer would. A number alone presses that button of the last line.
  :back        takes the last line back
  :time +2h    lets time pass (+30m, +2h, +1d): reminders and time-outs come as they would
  :say TEXT    says the text as it is, a number too
  :state       what the bot knows now
  :again       begins anew
  :quit        ends`;

type Deed = { kind: 'say' | 'tap'; text: string } | { kind: 'wait'; minutes: number };

/** Talks with the bot in the terminal until the input ends. */
export async function chat({ open, lines, zone, print, aside }: ChatParts): Promise<void> {
  let talk = open();
  let done: Deed[] = [];
  let buttons = 0;

  async function act(deed: Deed): Promise<DryTurn[]> {
    if (deed.kind === 'wait') return talk.advance(deed.minutes);
    const turn = deed.kind === 'tap' ? await talk.tap(deed.text) : await talk.say(deed.text);
    return turn ? [turn] : [];
  }

  async function tell(deed: Deed): Promise<void> {
    const turns = await act(deed);
    done.push(deed);
    for (const turn of turns) {
      const { replies, notes } = turnInWords(turn, deed.kind === 'wait' ? zone : null);
      for (const reply of replies) print(reply);
      for (const note of notes) aside(note);
      const last = turn.replies.at(-1);
      if (last) buttons = last.buttons.length;
    }
    if (deed.kind === 'wait') aside(`It is ${clockOf(talk, zone)} now.`);
    else if (turns.every(({ replies }) => replies.length === 0)) aside('(the bot says nothing)');
  }

  /** Everything but the last line, done again without a word. */
  async function stepBack(): Promise<void> {
    const before = done.slice(0, -1);
    talk = open();
    done = [];
    buttons = 0;
    for (const deed of before) {
      for (const turn of await act(deed)) buttons = turn.replies.at(-1)?.buttons.length ?? buttons;
      done.push(deed);
    }
    aside(`Taken back. It is ${clockOf(talk, zone)}, ${done.length} ${done.length === 1 ? 'line' : 'lines'} so far.`);
  }

  aside(`It is ${clockOf(talk, zone)}. :help tells the commands.`);
  for await (const line of lines) {
    const text = line.trim();
    const [command = '', ...rest] = text.split(/\s+/u);
    const argument = rest.join(' ');
    if (text === '') continue;
    if (command === ':quit' || command === ':q') break;
    if (command === ':help') print(COMMANDS);
    else if (command === ':state') print(stateInWords(talk.state(), zone));
    else if (command === ':back') done.length > 0 ? await stepBack() : aside('There is nothing to take back.');
    else if (command === ':say' && argument) await tell({ kind: 'say', text: argument });
    else if (command === ':again') {
      talk = open();
      done = [];
      buttons = 0;
      aside('A new conversation.');
    } else if (command === ':time') {
      const minutes = minutesIn(argument);
      if (minutes === null) aside(':time wants something like +30m, +2h or +1d.');
      else await tell({ kind: 'wait', minutes });
    } else if (text.startsWith(':')) aside(`There is no command "${command}". :help tells them.`);
    else await tell({ kind: isButton(text, buttons) ? 'tap' : 'say', text });
  }
}

const isButton = (text: string, buttons: number): boolean => /^\d{1,2}$/u.test(text) && Number(text) <= buttons;

const MINUTES = { m: 1, h: 60, d: 1440 } as const;

/** `+2h` is 120; null for anything else. More than a year is a slip of the finger. */
function minutesIn(text: string): number | null {
  const [, count, unit] = /^\+?(\d{1,5})\s*([mhd])$/u.exec(text) ?? [];
  if (!count || (unit !== 'm' && unit !== 'h' && unit !== 'd')) return null;
  const minutes = Number(count) * MINUTES[unit];
  return minutes > 0 && minutes <= 366 * MINUTES.d ? minutes : null;
}

function clockOf(talk: DryTalk, zone: string): string {
  const { date, time } = localOf(talk.state().now, zone);
  return `${date} ${time}`;
}
