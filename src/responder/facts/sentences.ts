/** An abbreviation's point ends no sentence: "ул. Садовая", "1500 руб. за час". */
const ABBREVIATION =
  /(?<![\p{L}])(?:ул|пр|просп|пер|пл|д|г|р|руб|тыс|мин|ч|тел|стр|им|т|м|st|ave|rd|no|approx|a\.m|p\.m|[ap]m)\.$/iu;

/** Sentences of a text; a line is one too, as in a list. */
export function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = [];
    for (const piece of line.split(/(?<=[.!?…;])\s+/)) {
      const last = sentences.at(-1);
      if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
      else if (piece.trim() !== '') sentences.push(piece.trim());
    }
    return sentences;
  });
}

/** The part of a sentence, between commas or dashes, in which something stands: "Не волнуйтесь" denies nothing after it. */
export function clauseAt(sentence: string, index: number): string {
  const breaks = [...sentence.matchAll(/[,:]\s|\s[-–—]\s|\s(?:но|but)\s/gu)].map((match) => match.index);
  const start = breaks.findLast((at) => at < index) ?? 0;
  return sentence.slice(
    start,
    breaks.find((at) => at >= index),
  );
}

/** The clauses of a sentence: what is said between commas, dashes and "but" may agree with one line and deny another. */
export const clausesOf = (sentence: string): string[] =>
  sentence
    .replace(ASIDE, ' ')
    .split(/[,;:]\s|[()]|\s[-–—]\s|\s(?:но|а|зато|but|while)\s/u)
    .filter((clause) => clause.trim() !== '');
/** "Эпиляции у нас, к сожалению, нет" is one clause. */
const ASIDE = /,?\s*(?:к сожалению|пожалуйста|конечно|увы|unfortunately|please|of course|sorry),?(?=\s|$)/giu;

/** Whether a sentence or clause denies something; what it names is then not promised. */
export const denies = (sentence: string): boolean =>
  /(?<!\p{L})(?:не|нет|ни|нельзя|без|no|not|never|without|cannot|unfortunately|\p{L}+n['’]t)(?!\p{L})/iu.test(sentence);
