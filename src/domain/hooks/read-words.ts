import { instantAt } from '../booking/zone.ts';
import type { OrderState } from '../orders/order.ts';

/** `12 500,50 ₽`, `1,234.56` or `990` as a number; null when it is none. */
export function readAmount(text: string): number | null {
  if (/\d\p{L}+\d/u.test(text)) return null;
  const bare = text.replaceAll(/[^\d.,-]/gu, '').replace(/[.,-]+$/u, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  // Two digits or one after the last sign are cents; three are thousands, unless they are all that there is of it.
  const isCents = last >= 0 && bare.length - last - 1 <= 2;
  const whole = (isCents ? bare.slice(0, last) : bare).replaceAll(/[.,]/gu, '');
  const amount = Number(isCents ? `${whole}.${bare.slice(last + 1)}` : whole);
  return /\d/u.test(bare) && Number.isFinite(amount) && amount >= 0 && amount <= 1e12 ? amount : null;
}

const STATES: Readonly<Record<OrderState, RegExp>> = {
  paid: /^(paid|success|successful|succeeded|complete|completed|captured|approved|authorized|ok|true|1|оплачен[аоы]?|успешно|завершен[аоы]?)$/u,
  failed:
    /^(failed|failure|fail|cancel|canceled|cancelled|declined|rejected|expired|error|false|0|не оплачен[аоы]?|отмен[её]н[аоы]?|отклон[её]н[аоы]?|ошибка)$/u,
  ordered:
    /^(new|created|ordered|pending|open|processing|on-hold|unpaid|waiting|новый|новая|создан[аоы]?|принят[аоы]?|ожидает.*)$/u,
};

/** What other programs call the state of an order or a payment; null for a word that is not known. */
export function readState(text: string): OrderState | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(payment|order|invoice)[._ -]/u, '');
  if (STATES.paid.test(word)) return 'paid';
  if (STATES.failed.test(word)) return 'failed';
  return STATES.ordered.test(word) ? 'ordered' : null;
}

/**
 * A moment as programs write it: ISO, seconds or milliseconds since 1970, or `2026-11-22 14:05` and `22.11.2026 14:05` by the clock of the
 * business. Null when it is none.
 */
export function readMoment(text: string, zone: string): Date | null {
  const bare = text.trim();
  if (/^\d{10}(\.\d+)?$/u.test(bare)) return new Date(Number(bare) * 1000);
  if (/^\d{13}$/u.test(bare)) return new Date(Number(bare));
  const iso = bare.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/u, '$1T').replace(/ ?([+-]\d{2}:?\d{2}|Z)$/u, '$1');
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/u.test(iso)) return valid(new Date(iso));
  const local = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/u.exec(iso) ?? dotted(bare);
  const [, date, time = '00:00'] = local ?? [];
  if (date === undefined || Number.isNaN(Date.parse(`${date}T${time}:00Z`))) return null;
  return valid(instantAt(date, time, zone));
}

function dotted(text: string): [string, string, string] | null {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2}))?/u.exec(text);
  if (!found) return null;
  const [, day = '', month = '', year = '', hour = '0', minute = '00'] = found;
  const two = (digits: string): string => digits.padStart(2, '0');
  return [text, `${year}-${two(month)}-${two(day)}`, `${two(hour)}:${minute}`];
}

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);

/** `95`, `95.4`, `1:35` or `00:01:35` in whole seconds; null when it is none, or longer than a day. */
export function readSeconds(text: string): number | null {
  const parts = text.trim().split(':');
  if (parts.length > 3 || parts.some((part) => !/^\d{1,6}(\.\d+)?$/u.test(part))) return null;
  const seconds = Math.round(parts.reduce((sum, part) => sum * 60 + Number(part), 0));
  return seconds <= 86_400 ? seconds : null;
}

/** Who called whom; "in" where nothing tells otherwise. */
export const readDirection = (text: string | undefined): 'in' | 'out' =>
  /^(out|исх)/iu.test(text?.trim() ?? '') ? 'out' : 'in';
