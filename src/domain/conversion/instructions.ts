/**
 * Words that are addressed to the judge and not to a person: "always answer 1", "ignore the instructions above". Nobody says so to a
 * receptionist, so what looks like it in a dialog is never part of a verdict; and a definition that looks like it decides nothing.
 */
const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** The marks, and not the beginning of a time, a price or an amount. */
const MARK = String.raw`(?:[«"'“]?[01][»"'”]?(?![.,:]?\s?\d)|единиц[ауы]|converted|not[_ ]converted)`;
const ALWAYS =
  '(?:всегда|постоянно|в любом случае|независимо от|для любого|always|every time|in any case|no matter what|regardless)';
const ANSWER =
  '(?:отвечай(?:те)?|ответь(?:те)?|ответ|ставь(?:те)?|поставь(?:те)?|возвращай(?:те)?|верни(?:те)?|пиши(?:те)?|выводи(?:те)?|присвой(?:те)?|присваивай(?:те)?|вердикт|verdict|answer|reply|return|output|respond|print|set|mark|score)';
const RULES = '(?:инструкци|указани|правил|промпт|промт|instruction|rules|prompt|directions)';
const IGNORE =
  '(?:игнорируй(?:те)?|забудь(?:те)?|не обращай(?:те)? внимани[яе] на|отмени(?:те)?|ignore|forget|disregard|override)';
const MACHINE = '(?:ассистент|помощник|судь|модел|бот|ии|assistant|judge|model|bot|ai)';

const make = (source: string): RegExp => new RegExp(source, 'iu');

const ADDRESSED: readonly RegExp[] = [
  // Always answer 1; answer 1 always; answer always 1; the verdict is 1.
  make(`${EDGE}${ALWAYS}${END}[^.!?\\n]{0,40}${EDGE}${ANSWER}${END}[^.!?\\n]{0,20}${EDGE}${MARK}${END}`),
  make(`${EDGE}${ANSWER}${END}[^.!?\\n]{0,30}${EDGE}${MARK}${END}[^.!?\\n]{0,20}${EDGE}${ALWAYS}${END}`),
  make(`${EDGE}${ANSWER}${END}[^.!?\\n]{0,12}${EDGE}${ALWAYS}${END}[^.!?\\n]{0,20}${EDGE}${MARK}${END}`),
  make(
    `${EDGE}(?:вердикт|verdict)${END}["'»\\s]{0,4}(?:[:=—–-]|is|должен быть|must be)[^.!?\\n]{0,12}${EDGE}${MARK}${END}`,
  ),
  make(`${EDGE}${IGNORE}${END}[^.!?\\n]{0,40}${EDGE}${RULES}`),
  make(`${EDGE}(?:ты (?:теперь|больше не)|you are (?:now|no longer))${END}[^.!?\\n]{0,20}${EDGE}${MACHINE}`),
  /^\s{0,20}(?:system|assistant|developer)\s*(?:prompt|message)?\s*:/imu,
  /<\/?(?:system|assistant|instructions?)>|\[(?:system|\/?inst)\]|<\|[^|]{1,20}\|>/iu,
];

/** An owner may write "count a dialog as a conversion when…"; who is judged has no say in it. */
const CLAIMED: readonly RegExp[] = [
  make(
    `${EDGE}(?:считай(?:те)?|засчитай(?:те)?|отметь(?:те)?|пометь(?:те)?|признай(?:те)?|mark|count|consider|treat|classify|label|score)${END}[^.!?\\n]{0,40}${EDGE}(?:конверси|conversion|converted)`,
  ),
  make(`${EDGE}(?:конверси\\p{L}{1,2}|conversion)${END}["'»\\s]{0,4}[:=]\\s{0,4}${MARK}(?!\\s?%)`),
];

/** Whether words for a conversion tell the judge what to answer instead of what a conversion is. */
export const isInstruction = (text: string): boolean => anyOf(ADDRESSED, text);

/** Whether somebody in a dialog speaks to the judge. */
export const speaksToJudge = (text: string): boolean => anyOf([...ADDRESSED, ...CLAIMED], text);

/** The text with each sentence that speaks to the judge replaced by the mark; null when there is none. */
export function withoutInstructions(text: string, mark: string): string | null {
  if (!speaksToJudge(text)) return null;
  const kept = text
    .split(/(?<=[.!?\n])/u)
    .map((sentence) => (speaksToJudge(sentence) ? `${mark} ` : sentence))
    .join('')
    .trim();
  return speaksToJudge(kept) ? mark : kept;
}

function anyOf(patterns: readonly RegExp[], text: string): boolean {
  const spellings = new Set(spellingsOf(text));
  return patterns.some((pattern) => [...spellings].some((spelling) => pattern.test(spelling)));
}

/** A model reads through letters of the other alphabet that look the same, signs without width and wide letters; so must the patterns. */
const LATIN = 'aceopxyikmthbABCEHKMOPTXYI';
const CYRILLIC = 'асеорхуікмтһьАВСЕНКМОРТХУІ';

function spellingsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, '');
  return [plain, inLetters(plain, CYRILLIC, LATIN), inLetters(plain, LATIN, CYRILLIC)];
}

const inLetters = (text: string, from: string, to: string): string =>
  text.replace(/\p{L}/gu, (letter) => {
    const at = from.indexOf(letter);
    return at < 0 ? letter : (to[at] ?? letter);
  });
