/**
 * What "не" and "not" take back: a deed that somebody could be told to do. "Не отменяйте", "отменять не надо", "I don't want
 * to cancel", "no need to call". Not taken back are questions ("не могли бы вы отменить?"), what did not happen ("не
 * отменилась") and what the customer can't do ("не могу прийти"): those mean what the classifier says.
 */

/** Beginnings of verbs for what a business is asked to do. */
const RU_DEED =
  '(?:отмен|аннулир|сним|снят|убер|убир|убра|удал|вычерк|сбрас|перенос|перенес|передвиг|передвин|сдвиг|сдвин|перестав|перезап|перебронир|помен|меня|измен|запис|запиш|бронир|заброн|оформ|заказ|звон|позвон|перезв|зов|позов|звать|позва|вызыв|соедин|переключ|перевод|переведи|свяж|связыв|подключ|приглаш|назнач|отправ|присыл|достав|подтвер)';
/** Told to do, or doing oneself: "отменяйте", "отменять", "отменяю"; neither "отменили" nor "отменилась". */
const RU_FORM = '(?:\\p{L}{0,6}(?:йте|ите|ьте|[йюу]|(?<!с)ь|ти|чь|ем|им|еме|ть)|\\p{L}{0,3}(?<!л)и)';
const RU_TOLD = `${RU_DEED}${RU_FORM}`;
const RU_INFINITIVE = `${RU_DEED}\\p{L}{0,6}(?:ть|ти|чь)`;
const RU_WISH =
  '(?:надо|нужно|стоит|следует|хочу|хотим|хотел\\p{L}*|хотелось|желаю|планиру\\p{L}+|планировал\\p{L}*|собира\\p{L}+|буду|будем|просил\\p{L}*|прошу|намерен\\p{L}*|пыта\\p{L}+|думаю|думал\\p{L}*|смейте|вздумайте)';
const RU_BETWEEN =
  '(?:бы|же|пожалуйста|пока|больше|сами|мне|меня|нам|нас|ее|его|их|мою|моего|вам|вас|ничего|никуда|никого)';
const RU_PEOPLE = '(?:оператор|менеджер|администратор|консультант|сотрудник|человек|звон)\\p{L}*';

const EN_DEED =
  '(?:cancel|delete|remove|drop|reschedul|re-schedul|move|mov|change|chang|shift|postpon|rebook|book|schedul|reserv|order|call|ring|phone|contact|connect|transfer|send|deliver|confirm|sign me|put me)\\p{L}*';
const EN_WISH =
  '(?:want|wanna|need|wish|plan|intend|mean|meant|ask|asked|tell|told|request|requested|try|trying|going|planning|looking|asking|calling|here|wanted|wanting|like)';
const EN_BETWEEN = '(?:you|guys|anyone|him|her|them|to|ever|dare|just|please|pls|for|it|that|you to)';

/** Each finds the words that deny and, in its group `deed`, what they deny. */
const DENIALS: readonly RegExp[] = [
  `(?:ни в коем случае |ни за что )?(?:ничего |никуда )?не (?:(?:${RU_WISH}|${RU_BETWEEN}),? ){0,4}(?<deed>${RU_TOLD})`,
  `(?<deed>${RU_INFINITIVE})(?: (?!не )\\p{L}+){0,4} не ${RU_WISH}`,
  `(?<deed>${RU_PEOPLE}) (?:мне |нам )?не (?:нужен|нужна|нужны|нужно|надо|требуется)`,
  `не (?:нужен|нужна|нужны|нужно|надо) (?:мне |нам |никак\\p{L}+ )?(?<deed>${RU_PEOPLE})`,
  `(?<!(?:^|\\s)(?:you|we|they|why|u) )(?:don'?t|do not|never|didn'?t|did not|needn'?t|need not) (?:(?:${EN_WISH}|${EN_BETWEEN}) ){0,4}(?<deed>${EN_DEED})`,
  `(?:i'?m|i am|we'?re|we are) not (?:(?:${EN_WISH}|${EN_BETWEEN}) ){0,4}(?<deed>${EN_DEED})`,
  `no need (?:to|for) (?:(?:a|an|the|any|you|to) ){0,3}(?<deed>${EN_DEED}|operator|human|manager|person|agent)`,
  `(?:instead of|rather than|without) (?<deed>${EN_DEED})`,
  `(?:^|, ?)not (?:to )?(?<deed>${EN_DEED})`,
].map((pattern) => new RegExp(`(?<![\\p{L}'])${pattern}(?!\\p{L})`, 'iu'));

/** What the business should do by its form: "не отмените запись?" asks for it, and "не отменяйте?" is no question. */
const ASKED = /\?\s*$/u;

/** The clause as if nothing in it were denied: "не надо отменять запись" as "отменять запись". Null when it denies no deed. */
export function undenied(clause: string): string | null {
  if (ASKED.test(clause)) return null;
  const plain = clause.toLowerCase().replaceAll('ё', 'е').replace(/[’`]/g, "'").replace(/\s+/gu, ' ');
  for (const denial of DENIALS) {
    const found = denial.exec(plain);
    const deed = found?.groups?.deed;
    if (found && deed)
      return `${plain.slice(0, found.index)}${deed}${plain.slice(found.index + found[0].length)}`.trim();
  }
  return null;
}
