import type { SeededRandom } from './seeded-random.ts';

export type Line = { kind: 'text'; text: string } | { kind: 'button'; payload: string; label: string };

/** What one customer will say, in this order. */
export interface PlannedDialog {
  channel: 'telegram' | 'web';
  lines: Line[];
}

export interface PlanSize {
  messages: number;
  dialogs: number;
  /** How many of the dialogs are held on the web chat. */
  web: number;
}

/**
 * Customers who ask only what the bot answers at once, with one message, and never by calling a person. After a text comes a
 * press of a button, which is a turn of its own, or the other half of the thought: then one answer to both is right, too.
 */
export function planDialogs({ messages, dialogs, web }: PlanSize, random: SeededRandom): PlannedDialog[] {
  const planned = Array.from({ length: dialogs }, (_, index): PlannedDialog => {
    const count = Math.floor(messages / dialogs) + (index < messages % dialogs ? 1 : 0);
    return { channel: index < dialogs - web ? 'telegram' : 'web', lines: planLines(count, random) };
  });
  return random.shuffled(planned);
}

function planLines(count: number, random: SeededRandom): Line[] {
  const lines: Line[] = [];
  while (lines.length < count) {
    const [first, second] = random.pick(FRAGMENTS);
    if (random.next() < SHARE_OF_FRAGMENTS) lines.push(text(first), text(second));
    else lines.push(text(random.pick(QUESTIONS)));
    lines.push(random.pick(BUTTONS));
    if (random.next() < SHARE_OF_SECOND_PRESS) lines.push(random.pick(BUTTONS));
  }
  return lines.slice(0, count);
}

const SHARE_OF_FRAGMENTS = 0.15;
const SHARE_OF_SECOND_PRESS = 0.3;

const text = (words: string): Line => ({ kind: 'text', text: words });

const QUESTIONS = [
  'Здравствуйте!',
  'Добрый день!',
  'Сколько стоит маникюр?',
  'Во сколько вы открываетесь?',
  'Где вы находитесь?',
  'Какие услуги у вас есть?',
  'Есть ли у вас скидки?',
  'Спасибо!',
] as const;

const FRAGMENTS = [
  ['Здравствуйте!', 'Сколько стоит маникюр?'],
  ['Добрый день!', 'Где вы находитесь?'],
] as const;

const BUTTONS = [
  { kind: 'button', payload: 's:price?', label: 'Цены' },
  { kind: 'button', payload: 's:hours?', label: 'Часы работы' },
  { kind: 'button', payload: 's:location?', label: 'Адрес' },
  { kind: 'button', payload: 's:status?', label: 'Мои записи' },
  { kind: 'button', payload: 's:promo?', label: 'Акции' },
] as const;
