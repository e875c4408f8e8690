import type { Entity } from '../../domain/understanding.ts';
import { LONGEST_READ } from '../text/words.ts';

type Order = Extract<Entity, { kind: 'order' }>;

/**
 * Numbers of orders, bookings, receipts, certificates: "заказ №1045", "заказа 1045", "order #1045", "чек 15-30", "№ AB-1045". Value: as
 * written, capitals, without blanks.
 */
export function findOrders(text: string, asked: boolean): Order[] {
  const head = text.slice(0, LONGEST_READ);
  const found = PATTERNS.flatMap(({ pattern, confidence }) =>
    [...head.matchAll(pattern)].flatMap((match) => toEntity(match, confidence)),
  );
  if (found.length === 0 && asked) found.push(...[...head.matchAll(ALONE)].flatMap((match) => toEntity(match, 0.8)));
  return found.filter(
    (order, index) =>
      !found.slice(0, index).some((other) => other.span[0] < order.span[1] && order.span[0] < other.span[1]),
  );
}

function toEntity(match: RegExpExecArray | RegExpMatchArray, confidence: number): Order[] {
  const code = match[1];
  if (code === undefined || match.index === undefined) return [];
  return [
    {
      kind: 'order',
      value: code.toUpperCase().replace(/\s/gu, ''),
      span: [match.index, match.index + match[0].length],
      text: match[0],
      confidence,
    },
  ];
}

/** A code with at least one digit in it; never the beginning of a time ("12:30") or of a longer number. */
const CODE = '((?:[a-zа-я]{1,4}-?)?\\d{1,12}(?:[-/]\\d{1,6})?)(?![\\p{L}\\d:])';
const LONG_CODE =
  '((?:[a-zа-я]{1,4}-?)?\\d{2,12}(?:[-/]\\d{1,6})?)(?![\\p{L}\\d:])(?!\\s*(?:руб|р\\b|₽|тыс|шт|человек|%))';
const NOUN =
  'заказ(?:а|у|ом|е)?|брон(?:ь|и|ью|ирование|ирования)|чек(?:а|у)?|квитанци[яию]|договор(?:а|у)?|сертификат(?:а|у)?|заявк[аиу]|накладн[аяой]+|order|booking|reservation|invoice|receipt|ticket|certificate|voucher|confirmation|contract|purchase';
const SIGN = '(?:№|#|no\\.?|n\\.|номер(?:ом)?|number|num\\.?|code|код)(?:\\s(?:is|это|-|—))?';

const PATTERNS: readonly { pattern: RegExp; confidence: number }[] = [
  // "заказ № 1045", "номер заказа 1045", "order number 1045"
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:${NOUN})\\s{0,2}(?:is\\s|-\\s|—\\s|:\\s?)?${SIGN}\\s{0,2}:?\\s{0,2}${CODE}`,
      'giu',
    ),
    confidence: 0.96,
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:номер|код|number|code)\\s(?:моего\\s|of\\s(?:my\\s)?)?(?:${NOUN})\\s{0,2}(?:is\\s|-\\s|—\\s|:\\s?)?${CODE}`,
      'giu',
    ),
    confidence: 0.96,
  },
  { pattern: new RegExp(`(?<!\\p{L})(?:${NOUN})\\s{0,2}:?\\s{0,2}${LONG_CODE}`, 'giu'), confidence: 0.9 },
  // "№1045", "#1530": at least three digits, for "№1" is a praise.
  { pattern: /(?<![\p{L}\d])[№#]\s?((?:[a-zа-я]{1,4}-?)?\d{3,12}(?:[-/]\d{1,6})?)(?![\p{L}\d:])/giu, confidence: 0.85 },
];
/** The answer to "what is the number?" */
const ALONE = /(?<![\p{L}\d:.])((?:[a-zа-я]{1,4}-?)?\d{2,12}(?:[-/]\d{1,6})?)(?![\p{L}\d:])/giu;
