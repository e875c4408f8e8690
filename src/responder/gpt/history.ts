import { aboutTokens } from '../../domain/responder/about-tokens.ts';
import type { Turn } from '../../engine/ports.ts';

export interface Trimmed {
  /** The newest lines, oldest first, as they were said. */
  kept: Turn[];
  /** What the older ones were about, a line each; empty when there are none. */
  summary: string[];
}

/** What was said long ago costs tokens and misleads. */
const MOST_TOKENS = 1_600;
/** One pasted page does not push all others out. */
const MOST_TURN_CHARS = 600;
const MOST_QUESTIONS = 8;
const QUESTION_CHARS = 90;
const MOST_TOPICS = 12;

/** The newest turns that fit, and the rest in a few lines of our own: no further request is paid for a summary. */
export function trimHistory(history: readonly Turn[], mostTurns: number): Trimmed {
  const kept: Turn[] = [];
  let tokens = 0;
  for (const turn of mostTurns === 0 ? [] : history.slice(-mostTurns).reverse()) {
    const text = cut(turn.text, MOST_TURN_CHARS);
    tokens += aboutTokens(text) + 4;
    if (tokens > MOST_TOKENS) break;
    kept.unshift({ ...turn, text });
  }
  return { kept, summary: summaryOf(history.slice(0, history.length - kept.length)) };
}

function summaryOf(older: readonly Turn[]): string[] {
  const asked = older
    .filter(({ author, text }) => author === 'customer' && text.trim().length > 3)
    .slice(-MOST_QUESTIONS)
    .map(({ text }) => `«${cut(text.replace(/\s+/g, ' ').trim(), QUESTION_CHARS)}»`);
  const topics = [...new Set(older.flatMap(({ about = [] }) => about))].slice(-MOST_TOPICS);
  const person = older.some(({ author }) => author === 'operator');
  return [
    ...(asked.length > 0 ? [`earlier the customer wrote: ${asked.join(' ')}`] : []),
    ...(topics.length > 0 ? [`already told about: ${topics.join(', ')}`] : []),
    ...(person ? ['a person of the team has answered here before'] : []),
  ];
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);
