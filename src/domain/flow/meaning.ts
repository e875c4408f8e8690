import { bestIntent, entityOf, NONE, type Understanding } from '../understanding.ts';

/** Words that carry a conversation but ask for nothing. */
export const isSmall = (intent: string): boolean => intent.startsWith('answer.') || intent.startsWith('smalltalk.');

/** What the message is about: of several meanings the first one that asks for something, "Great! And where are you?" */
export function meaningOf(understanding: Understanding): { intent: string; score: number } {
  return understanding.intents.find(({ intent }) => !isSmall(intent)) ?? bestIntent(understanding);
}

/** Informational intents below this lose to a named day: "can you do the 7th?" */
const SURE_QUESTION = 0.6;
/** A day alone, in more words than this, is a story and not a wish. */
const MOST_WORDS = 12;

/**
 * Whether a message that names a day or time is a wish to come then, though no intent says so: "the 7th at 3 pm", "yes, for
 * tomorrow please", "is there an opening at five on the 12th?"
 */
export function wishesVisit(text: string, understanding: Understanding): boolean {
  const { intent, score } = meaningOf(understanding);
  const time = entityOf(understanding, 'time');
  const day = entityOf(understanding, 'date') ?? entityOf(understanding, 'dateRange');
  if (!time && !day) return entityOf(understanding, 'timeRange') !== null && isSmall(intent);
  if (intent === NONE || isSmall(intent))
    return (
      time !== null || entityOf(understanding, 'service') !== null || text.trim().split(/\s+/u).length <= MOST_WORDS
    );
  if (intent === 'info.hours') return time !== null && !asksForHours(text);
  return intent.startsWith('info.') && score < SURE_QUESTION;
}

const HOURS_WORDS =
  /(?<!\p{L})(?:open(?! (?:slot|space|spot|time|appointment|spaces|slots|spots|times))|closed?|closing|hours|working|until|till|работа\p{L}*|откры\p{L}*|закры\p{L}*|график\p{L}*|режим\p{L}*|до скольк\p{L}*)(?!\p{L})/iu;

/** "Are you open at eight?" asks for opening hours, "is there an opening at eight?" for a visit. */
export const asksForHours = (text: string): boolean => HOURS_WORDS.test(text);
