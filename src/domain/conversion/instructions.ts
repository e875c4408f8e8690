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
  /^\s*(?:system|assistant|developer)\s*(?:prompt|message)?\s*:/imu,
  /<\/?(?:system|assistant|instructions?)>|\[(?:system|\/?inst)\]|<\|[^|]{1,20}\|>/iu,
];

/** Whether a text speaks to the judge. */
export const isInstruction = (text: string): boolean => ADDRESSED.some((pattern) => pattern.test(text));

/** The text with each sentence that speaks to the judge replaced by the mark; null when there is none. */
export function withoutInstructions(text: string, mark: string): string | null {
  if (!isInstruction(text)) return null;
  const kept = text
    .split(/(?<=[.!?\n])/u)
    .map((sentence) => (isInstruction(sentence) ? `${mark} ` : sentence))
    .join('')
    .trim();
  return isInstruction(kept) ? mark : kept;
}
