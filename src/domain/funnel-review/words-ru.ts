import type { Finding } from './bottleneck.ts';
import type { Goal } from './goal.ts';
import { count, lengthOf, percent, percentOf, times } from './numbers-in-words.ts';
import type { SegmentDimension } from './segments.ts';
import type { Words } from './wording.ts';

/** How Russian says what was found. */
export const ruWords: Words = {
  finding: (finding, stage, goal) =>
    finding.kind === 'dropped'
      ? `${howMany(finding, stage)}: ${compared(finding, 'чем на остальных этапах')}.`
      : `${howMany(finding, stage)}: ${TO[goal]} они доходят ${compared(finding, 'чем остальные')}.`,
  origin: (dimension, title, { affected, rest }) =>
    `${percent('ru', affected)} из них — ${named(dimension, title)} (среди прочих ${percent('ru', rest)}).`,
  cost: (lostGoals, goal) => `Цена: примерно ${count('ru', lostGoals)} ${form(lostGoals, COUNTED[goal])}.`,
  chance: 'Узкого места не видно. Хуже прочего выглядит это, но разница может быть случайной:',
  even: 'Узкого места не видно: ни один этап не выглядит хуже остальных.',
};

type Forms = readonly [one: string, few: string, many: string];

const TO: Record<Goal, string> = {
  won: 'до успешного этапа',
  booked: 'до записи',
  attended: 'до визита',
  paid: 'до покупки',
  converted: 'до конверсии',
};

const COUNTED: Record<Goal, Forms> = {
  won: ['успешный диалог', 'успешных диалога', 'успешных диалогов'],
  booked: ['запись', 'записи', 'записей'],
  attended: ['визит', 'визита', 'визитов'],
  paid: ['покупка', 'покупки', 'покупок'],
  converted: ['конверсия', 'конверсии', 'конверсий'],
};

function howMany({ kind, dialogs, of, shareAffected, overMs }: Finding, stage: string): string {
  const part = (whole: number): string => `${count('ru', dialogs)} из ${count('ru', whole)}`;
  switch (kind) {
    case 'skipped': {
      const skipped = form(dialogs, ['проскочил', 'проскочили', 'проскочили']);
      return `${part(of)} диалогов, ушедших дальше, ${skipped} этап «${stage}»`;
    }
    case 'dropped':
      return `${part(shareAffected.of)} ${form(dialogs, ['отвалился', 'отвалились', 'отвалились'])} на этапе «${stage}»`;
    case 'slow': {
      const stayed = form(dialogs, ['пробыл', 'пробыли', 'пробыли']);
      return `${part(of)} диалогов, прошедших этап «${stage}», ${stayed} на нём дольше ${lengthInWords(overMs ?? 0)}`;
    }
  }
}

/** `в 2,1 раза реже (16 % против 34 %)`; the shares alone where one is nothing. */
function compared({ times: ratio, shareAffected: own, shareRest: rest }: Finding, than: string): string {
  const shares = `${percentOf('ru', own)} против ${percentOf('ru', rest)}`;
  const isMore = own.hits / own.of > rest.hits / rest.of;
  if (ratio === null) return `${isMore ? 'чаще' : 'реже'}, ${than} (${shares})`;
  const value = times(ratio < 1 ? 1 / ratio : ratio);
  if (value === 1)
    return `так же часто, ${than === 'чем остальные' ? 'как остальные' : 'как на остальных этапах'} (${shares})`;
  return `в ${count('ru', value)} ${form(value, ['раз', 'раза', 'раз'])} ${isMore ? 'чаще' : 'реже'}, ${than} (${shares})`;
}

function named(dimension: SegmentDimension, title: string | null): string {
  const [word, without] = {
    source: ['источник', 'без источника'],
    channel: ['канал', 'без канала'],
    manager: ['менеджер', 'без менеджера'],
  }[dimension];
  return title === null ? `${without}` : `${word} «${title}»`;
}

function lengthInWords(ms: number): string {
  const { unit, value } = lengthOf(ms);
  // After "дольше" comes the genitive.
  const forms: Record<typeof unit, Forms> = {
    minute: ['минуты', 'минут', 'минут'],
    hour: ['часа', 'часов', 'часов'],
    day: ['дня', 'дней', 'дней'],
  };
  return `${count('ru', value)} ${form(value, forms[unit])}`;
}

const RULES = new Intl.PluralRules('ru');

/** A fraction takes the form of "few": 2,1 раза. */
function form(value: number, [one, few, many]: Forms): string {
  const rule = RULES.select(value);
  if (rule === 'one') return one;
  return rule === 'many' ? many : few;
}
