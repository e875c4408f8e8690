import type { FlowFrame } from './state.ts';

const ORDINALS: readonly RegExp[] = [
  /^(?:перв(?:ый|ая|ое|ую|ого|ом)|first|1st)$/u,
  /^(?:втор(?:ой|ая|ое|ую|ого|ом)|second|2nd)$/u,
  /^(?:трет(?:ий|ья|ье|ью|ьего|ьем)|third|3rd)$/u,
  /^(?:четверт(?:ый|ая|ое|ую|ого|ом)|fourth|4th)$/u,
  /^(?:пят(?:ый|ая|ое|ую|ого|ом)|fifth|5th)$/u,
];
const LAST = /^(?:последн(?:ий|яя|ее|юю|его|ем)|last)$/u;
/** Words that stand around an ordinal when it chooses: "давайте второй вариант", "I'll take the first one". */
const AROUND = new Set(
  "давайте давай можно пусть будет сойдет лучше тогда подойдет подходит мне на вот да ок вариант время окно пожалуйста the one option slot time please i'll take let's go with yes ok okay works".split(
    ' ',
  ),
);

/**
 * A choice from the buttons last shown, named by its label, by an ordinal ("второй", "the first one") or, where `byNumber`,
 * by its number in the list. Empty when the text names none.
 */
export function pickOffered(frame: FlowFrame, text: string, byNumber: boolean): Record<string, string> {
  const { offered } = frame;
  const plain = text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.!]+$/u, '')
    .trim();
  if (!plain || offered.length === 0) return {};
  const labelled = offered.find(({ label }) => label.toLowerCase().replace(/ё/g, 'е') === plain);
  if (labelled) return labelled.fill;
  const words = plain.split(/[\s,]+/u).filter((word) => word && !AROUND.has(word));
  const [word] = words;
  if (word && words.length === 1) {
    const index = LAST.test(word) ? offered.length - 1 : ORDINALS.findIndex((ordinal) => ordinal.test(word));
    if (index >= 0) return offered[index]?.fill ?? {};
  }
  const number = byNumber && /^\d{1,2}$/u.test(plain) ? Number(plain) : 0;
  return offered[number - 1]?.fill ?? {};
}
