/** `1 500,50`, `1500.5` and 1500.5 alike; null for anything else. Of `1,500.50` and `1.500,50` the last sign is the point. */
export function readNumber(raw: string | number): number | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? zeroSafe(raw) : null;
  const text = raw.replace(/[\s\u00a0\u202f']/gu, '');
  const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mixed = text.includes('.') && text.includes(',');
  const plain = mixed
    ? `${text.slice(0, point).replace(/[.,]/gu, '')}.${text.slice(point + 1)}`
    : text.replace(',', '.');
  return /^[+-]?\d{1,16}(\.\d{1,10})?$/u.test(plain) ? zeroSafe(Number(plain)) : null;
}

/** There is one zero: JSON and the database would make the other one equal to it. */
const zeroSafe = (number: number): number => (number === 0 ? 0 : number);

/** A day that exists, as `YYYY-MM-DD`; written so, or as `31.12.2026`. */
export function readDate(raw: string): string | null {
  const text = raw.trim();
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text);
  const date = local ? [local[3], local[2]?.padStart(2, '0'), local[1]?.padStart(2, '0')].join('-') : text;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return null;
  const parsed = new Date(`${date}T00:00:00Z`);
  // 30 February is not a wrong text to Date, but another day.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date ? date : null;
}

/** E.164. A Russian number may begin with 8, or with 9 alone. */
export function readPhone(raw: string): string | null {
  const text = raw.trim();
  if (!/^\+?[\d\s().\u2013\u00a0-]+$/u.test(text)) return null;
  const digits = text.replace(/\D/gu, '');
  const russian = !text.startsWith('+') && /^(8\d{10}|9\d{9})$/u.test(digits);
  const full = russian ? `7${digits.slice(-10)}` : digits;
  return /^[1-9]\d{6,14}$/u.test(full) ? `+${full}` : null;
}
