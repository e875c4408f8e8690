import type { FlowFrame } from './state.ts';

const ORDINALS: readonly RegExp[] = [
  /^(?:перв\S+|the first|first)/u,
  /^(?:втор\S+|the second|second)/u,
  /^(?:трет\S+|the third|third)/u,
  /^(?:четверт\S+|the fourth|fourth)/u,
  /^(?:пят(?:ый|ая|ое)|the fifth|fifth)/u,
];
const LAST = /^(?:последн\S+|the last|last)(?: one| вариант)?$/u;

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
  if (plain.split(' ').length <= 4) {
    const index = LAST.test(plain) ? offered.length - 1 : ORDINALS.findIndex((ordinal) => ordinal.test(plain));
    if (index >= 0) return offered[index]?.fill ?? {};
  }
  const number = byNumber && /^\d{1,2}$/u.test(plain) ? Number(plain) : 0;
  return offered[number - 1]?.fill ?? {};
}
