import { stretchOf } from '../analytics/stretches.ts';
import { addDays } from '../business/local-date.ts';

/** Local days, both included. */
export interface Days {
  from: string;
  to: string;
}

export const dateOf = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** False for February 30. */
export const isDate = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;

export const monthDays = (year: number, month: number): Days => {
  const from = dateOf(year, month, 1);
  const next = month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, month + 1, 1);
  return { from, to: addDays(next, -1) };
};

export const yearDays = (year: number): Days => ({ from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) });

/** The last `count` days up to and including today. */
export const lastDays = (today: string, count: number): Days => ({ from: addDays(today, 1 - count), to: today });

/** The week, month, quarter or year that lies so many back: 0 is the one that runs. */
export function stretchBack(today: string, unit: 'week' | 'month' | 'quarter' | 'year', back: number): Days {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (unit) {
    case 'week': {
      const from = addDays(stretchOf(today, 'week'), -7 * back);
      return { from, to: addDays(from, 6) };
    }
    case 'month': {
      const months = year * 12 + month - 1 - back;
      return monthDays(Math.floor(months / 12), (months % 12) + 1);
    }
    case 'quarter': {
      const quarters = year * 4 + Math.floor((month - 1) / 3) - back;
      const first = (quarters % 4) * 3 + 1;
      const inYear = Math.floor(quarters / 4);
      return { from: dateOf(inYear, first, 1), to: monthDays(inYear, first + 2).to };
    }
    case 'year':
      return yearDays(year - back);
  }
}
