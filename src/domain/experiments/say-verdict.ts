import type { Locale, Localized } from '../localized.ts';
import type { GuardRail } from './experiment.ts';
import type { Verdict } from './verdict.ts';

/** A verdict in plain words. `isEnded`: nobody new meets the experiment, so that nothing is promised of clients to come. */
export const sayVerdict = (verdict: Verdict, isEnded = false): Localized =>
  verdict.kind === 'unclear' && isEnded
    ? {
        ru: `Ясного ответа нет: не хватило примерно ${lacking(verdict.more)}.`,
        en: `No clear answer: about ${rounded(verdict.more).toLocaleString('en')} clients too few.`,
      }
    : { ru: inRussian(verdict), en: inEnglish(verdict) };

const LETTERS: Record<Locale, string> = { ru: 'АБВГД', en: 'ABCDE' };

/** `b` is „Б“ in Russian. */
export const letterOf = (variantId: string, locale: Locale): string =>
  LETTERS[locale]['abcde'.indexOf(variantId)] ?? variantId;

const RAILS: Record<GuardRail, Localized> = {
  handed_off: { ru: 'клиентов чаще передают человеку', en: 'clients are handed to a person more often' },
  stopped: { ru: 'клиенты чаще отписываются или блокируют нас', en: 'clients opt out or block us more often' },
  no_show: { ru: 'клиенты чаще не приходят', en: 'clients miss their visits more often' },
  fallback: { ru: 'бот чаще не понимает клиентов', en: 'the bot more often does not understand' },
};

function inRussian(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'broken':
      return 'Распределение сломано: не верьте цифрам. Клиентов в вариантах больше или меньше, чем должно быть.';
    case 'harmful':
      return `Вариант ${letterOf(verdict.variantId, 'ru')} вредит: ${RAILS[verdict.rail].ru}.`;
    case 'better':
      return `Вариант ${letterOf(verdict.variantId, 'ru')} лучше: цели достигают ${compared(verdict, 'ru', 'против')}.`;
    case 'worse':
      return `Сегодняшний вариант А лучше: с вариантом ${letterOf(verdict.variantId, 'ru')} цели достигают ${compared(verdict, 'ru', 'против')}.`;
    case 'same':
      return `Заметной разницы нет (меньше ${points(verdict.within, 'ru')} п. п.). Выбирайте любой вариант.`;
    case 'unclear':
      return `Пока не ясно: нужно ещё примерно ${counted(verdict.more)}.`;
    case 'waiting':
      return `Пока рано: первые итоги будут, когда пройдёт срок на цель (${days(verdict.days)}).`;
  }
}

function inEnglish(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'broken':
      return 'The split is broken: do not believe the figures. A variant has got more or fewer clients than it should.';
    case 'harmful':
      return `Variant ${letterOf(verdict.variantId, 'en')} does harm: ${RAILS[verdict.rail].en}.`;
    case 'better':
      return `Variant ${letterOf(verdict.variantId, 'en')} is better: ${compared(verdict, 'en', 'reach the goal against')}.`;
    case 'worse':
      return `Today’s variant A is better: with variant ${letterOf(verdict.variantId, 'en')} ${compared(verdict, 'en', 'reach the goal against')}.`;
    case 'same':
      return `No difference that matters (less than ${points(verdict.within, 'en')} points). Take whichever you like.`;
    case 'unclear':
      return `Not clear yet: about ${rounded(verdict.more).toLocaleString('en')} more clients are needed.`;
    case 'waiting':
      return `Too early: the first results come when the time for the goal is over (${verdict.days} ${verdict.days === 1 ? 'day' : 'days'}).`;
  }
}

type Found = Extract<Verdict, { kind: 'better' }>;

function compared({ rate, controlRate, low, high }: Omit<Found, 'kind'>, locale: Locale, against: string): string {
  const unit = locale === 'ru' ? 'п. п.' : 'points';
  const [from, to] = locale === 'ru' ? ['от', 'до'] : ['from', 'to'];
  const sides = `${from} ${signed(low, locale)} ${to} ${signed(high, locale)} ${unit}`;
  return `${percent(rate, locale)} ${against} ${percent(controlRate, locale)} (${locale === 'ru' ? 'разница' : 'a difference'} ${sides})`;
}

const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

const points = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(share * 100);

const signed = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(share * 100);

/** An estimate pretends to no more than it knows: two digits. */
function rounded(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.ceil(count / unit) * unit;
}

const rules = new Intl.PluralRules('ru');

function counted(count: number): string {
  const shown = rounded(count);
  const form = rules.select(shown);
  return `${shown.toLocaleString('ru')} ${form === 'one' ? 'клиент' : form === 'few' ? 'клиента' : 'клиентов'}`;
}

function lacking(count: number): string {
  const shown = rounded(count);
  return `${shown.toLocaleString('ru')} ${rules.select(shown) === 'one' ? 'клиента' : 'клиентов'}`;
}

function days(count: number): string {
  const form = rules.select(count);
  return `${count} ${form === 'one' ? 'день' : form === 'few' ? 'дня' : 'дней'}`;
}
