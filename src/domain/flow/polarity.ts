import type { Understanding } from '../understanding.ts';
import { bestIntent } from '../understanding.ts';

const YES =
  /^(?:да|ага|угу|конечно|разумеется|ок|окей|хорошо|ладно|верно|все верно|правильно|подходит|давай(?:те)?|согласн[аы]?|записывай(?:те)?|подтверждаю|идет|отлично|супер|годится|yes|yeah|yep|yup|yea|sure|ok|okay|correct|right|perfect|great|good|fine|awesome|excellent|cool|nice|lovely|wonderful|fantastic|absolutely|definitely|of course|that'?s (?:right|correct|good|fine|great|perfect|ok|okay)|that is (?:right|correct|good|fine|great|perfect)|(?:that|it|this)(?: one)? (?:works|sounds|looks|seems|suits|(?:will|would|should|can) (?:work|do|suit|be (?:all right|alright|ok|okay|great|good|fine|perfect|nice)))|al(?:l ?)?right|agreed|exactly|indeed|affirmative|confirmed|i (?:confirm|agree)|sounds|works|please do|go ahead|👍|✅|\+)(?![\p{L}\d])/u;

const NO =
  /^(?:нет|неа|не(?: надо| подходит| то| верно| так)?|неверно|неправильно|отнюдь|negative|изменить|исправить|поправить|поменять|change|edit|no|nope|nah|not|don'?t|that'?s (?:not|wrong)|that is (?:not|wrong)|wrong|incorrect|👎|❌)(?![\p{L}\d])/u;

/** Starts that look like a yes but are questions or wishes: "хорошо бы", "good morning", "right, but not…". */
const NEITHER =
  /^(?:хорошо бы|ок(?:ей)? а|good (?:morning|afternoon|evening|day)|not sure|не знаю|fine[, ]+but|ok(?:ay)?[, ]+but|да[, ]+но|yes[, ]+but)/u;

/**
 * Whether a reply to a yes-or-no question is a yes or a no. The first word decides ("Yes, and what is the address?"); where
 * it says neither, the intent does.
 */
export function polarityOf(text: string, understanding: Understanding): 'yes' | 'no' | null {
  const plain = text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[’`]/g, "'")
    .replace(/^[\s"'«(.,!-]+/u, '')
    .replace(/\s+/g, ' ');
  const opening = plain.replace(/^(?:ну|oh|well|hmm+|um|so|ой|а)[, ]+/u, '');
  if (!NEITHER.test(opening)) {
    if (NO.test(opening)) return 'no';
    if (YES.test(opening)) return 'yes';
  }
  const { intent } = bestIntent(understanding);
  if (intent === 'answer.yes' || intent === 'booking.confirm') return 'yes';
  return intent === 'answer.no' ? 'no' : null;
}
