import { bestIntent, entityOf, NONE, type Understanding } from '../understanding.ts';

/** Words that carry a conversation but ask for nothing. */
export const isSmall = (intent: string): boolean => intent.startsWith('answer.') || intent.startsWith('smalltalk.');

/** A wish to speak to a person, or a complaint, goes before anything else that the message may also say. */
export const URGENT: ReadonlySet<string> = new Set(['handoff.operator', 'complaint']);
/** Behind another meaning it must be this clear: "Thanks, I know I was a bit of a pain" is no complaint. */
export const SURE_URGENT = 0.85;
/** A wish behind thanks or a greeting must be this clear; behind a yes or no it is often all that counts. */
const SURE_BESIDE = 0.65;

/** What the message is about: of several meanings the first one that asks for something, "Great! And where are you?" */
export function meaningOf(text: string, understanding: Understanding): { intent: string; score: number } {
  const best = likeliest(understanding);
  if (asksForPhone(text) && !(URGENT.has(best.intent) && best.score >= SURE_URGENT))
    return { intent: 'info.location', score: 0.9 };
  if (!isSmall(best.intent)) return best;
  const least = best.intent.startsWith('answer.') ? 0 : SURE_BESIDE;
  const beside = understanding.intents.find(
    ({ intent, score }) => !isSmall(intent) && score >= (URGENT.has(intent) ? SURE_URGENT : least),
  );
  return beside ?? best;
}

/** A person is not called on a weak guess: "half past four" is no complaint, and a wrong guess silences the bot. */
function likeliest(understanding: Understanding): { intent: string; score: number } {
  const { intents } = understanding;
  const isGuess = ({ intent, score }: { intent: string; score: number }) => URGENT.has(intent) && score < LEAST_URGENT;
  const [first] = intents;
  return first && isGuess(first)
    ? bestIntent({ ...understanding, intents: intents.slice(1) })
    : bestIntent(understanding);
}

const LEAST_URGENT = 0.6;

/** The business's own number is told with its address; who asks for it can do without a person for now. */
const asksForPhone = (text: string): boolean =>
  /(?:(?:can|could|may) (?:i|you)|give me|tell me|send me|what(?:'s| is)|have you|do you have|grab me)[^.!?]{0,60} (?:phone|telephone|(?:contact|phone) (?:number|info|details)|number (?:to|for|i) (?:call|reach|contact))(?!\p{L})|(?:what|which) number (?:can|should|do|to)|how (?:can|could|do|should) i (?:contact|reach|call)(?!\p{L})|как (?:с вами|до вас|вам) (?:связаться|дозвониться|позвонить)|(?:како[йв]|дайте|скажите|подскажите|напишите|скиньте|можно)[^.!?]{0,60} (?:ваш |контактный )?(?:номер телефона|телефон)(?!\p{L})/iu.test(
    text,
  );

/** Informational intents below this lose to a named day: "can you do the 7th?" */
const SURE_QUESTION = 0.6;
/** A day alone, in more words than this, is a story and not a wish. */
const MOST_WORDS = 12;

/**
 * Whether a message that names a day or time is a wish to come then, though no intent says so: "the 7th at 3 pm", "yes, for
 * tomorrow please", "is there an opening at five on the 12th?"
 */
export function wishesVisit(text: string, understanding: Understanding): boolean {
  // "Don't move it to tomorrow" names a day, and wishes nothing for it.
  if (understanding.denied?.some((intent) => intent.startsWith('booking.'))) return false;
  const { intent, score } = meaningOf(text, understanding);
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
