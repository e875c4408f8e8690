import { contentWords, stem, stemsOf } from '../retrieval/words.ts';
import type { Evidence } from './evidence.ts';

/** The responder only reads. A reply that says it has done something is untrue whatever was asked. */
const DONE: readonly RegExp[] = [
  /\b(?:appointment|booking|visit) (?:is|has been|was) (?:now )?(?:booked|cancell?ed|confirmed|moved|made)\b/iu,
  /(?<!\p{L})(?:запись|бронь|визит) (?:\p{L}+ )?(?:создан|отменен|отменён|перенесен|перенесён|подтвержден|подтверждён|оформлен)(?:а|о|ы)?(?!\p{L})/iu,
  /(?<!\p{L})(?:записал|забронировал|отменил|перен[её]с|перенесл|подтвердил|оформил|зарезервировал|передал|отправил|начислил|вернул)(?:а|и)?(?:сь)?(?!\p{L})/iu,
  /\b(?:i|we)(?:['’]ve| have)?(?: just| already| now)? (?:booked|cancell?ed|moved|rescheduled|confirmed|sent|reserved|refunded|passed|forwarded)\b/iu,
];
/** These may be told of an appointment that the customer's own list shows. */
const HAS_APPOINTMENT: readonly RegExp[] = [
  /(?<!\p{L})вы (?:уже )?записаны(?!\p{L})/iu,
  /\byou(?:['’]re| are)(?: all| now| already)? (?:booked|set)\b/iu,
];
const PROMISES: readonly RegExp[] = [
  /(?<!\p{L})(?:бесплатн|скидк|подар|гаранти|бонус|кешб|кэшб|акци|возвра|компенс|возмест|вернем|вернём|рассрочк|платн|обязательн)\p{L}*/giu,
  /\b(?:free (?:of charge)|free(?! (?:slots?|times?|at|on|from|today|tomorrow|to|days?|hours?|spots?|places?)\b)|discount\w*|gifts?|guarantee\w*|bonus\w*|refund\w*|cashback|instal\w*|mandatory|obligatory|required)/giu,
];

/** Claims of a sentence that nothing of the turn backs: done deeds, gifts and guarantees. */
export function unbackedClaims(sentence: string, evidence: Evidence, usedTools: ReadonlySet<string>): string[] {
  const conditional = /(?<!\p{L})(?:если|когда|if|when|once|вы|you)\s/iu;
  const deeds = DONE.flatMap((pattern) => pattern.exec(sentence) ?? []).filter(
    () => !conditional.test(`${sentence.split(DONE_WORD)[0]} `),
  );
  const states = usedTools.has('own_appointments')
    ? []
    : HAS_APPOINTMENT.flatMap((pattern) => pattern.exec(sentence) ?? []);
  return [...deeds, ...states, ...unbackedPromises(sentence, evidence)];
}
const DONE_WORD = new RegExp(DONE.map(({ source }) => source).join('|'), 'iu');

/** "Маникюр бесплатно" needs a sentence that speaks of both; that parking is free does not help it. */
function unbackedPromises(sentence: string, evidence: Evidence): string[] {
  if (/\bfeel free\b/i.test(sentence)) return [];
  const about = new Set(contentWords(sentence).map(stem));
  return PROMISES.flatMap((pattern) => sentence.match(pattern) ?? []).filter((word) => {
    const roots = stemsOf(word).map((root) => root.slice(0, 6));
    return !evidence.lines.some(({ stems }) => {
      const words = [...stems];
      const named = roots.every((root) => words.some((known) => known.startsWith(root)));
      const other = [...about].filter((topic) => !roots.some((root) => topic.startsWith(root)));
      return named && (other.length === 0 || other.some((topic) => stems.has(topic)));
    });
  });
}
