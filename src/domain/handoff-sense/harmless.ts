import { isElsewhere } from './grievance.ts';
import { has, phrases } from './phrases.ts';
import { isGlad } from './praise.ts';

/**
 * Whether strong words are not about us: joy, what others have done, trouble with one's own hair for which help is wanted. A classifier
 * takes such lines for complaints; by this they are kept from calling a person.
 */
export const isHarmless = (plain: string): boolean =>
  isGlad(plain) || isElsewhere(plain) || has(OWN_TROUBLE, plain) || has(HELP_WANTED, plain);

const OWN_TROUBLE = phrases(
  '(бесит|бесят|ненавижу|достал|надоел|раздража)* … (челк|кудри|волос|цвет|корн|ногти|брови|ресниц|длин|кончик)*',
  'убил(а|и)? бы за',
  'плохо (слыш|вид|лов|вижу|пон|груз)*',
  'не обманывай(те)? себя',
  'хочу (избавиться|отрастить|выпрямить|убрать|исправить|вывести|смыть|перекрасить)*',
);

/** "Облезла кожа, пилинг можно?", "can you fix it?" */
const HELP_WANTED = phrases(
  '(можно|сможете|можете|поможете|подойдет|реально|возможно)(?= ?\\?)',
  '(сможете|можете|поможете) (исправ|помоч|спас|сделать|перекрас|убрать)*',
  '(can|could) you (fix|help|repair|save|correct|do)',
  '(отвалит|слезет|смоется|сойдет|продержит|облезет)* … (через|за) … (недел|дн|месяц)*',
);
