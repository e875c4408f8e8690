import { has, phrases } from './phrases.ts';

/**
 * Whether a text is glad: "кошмар, как вы быстро!", "убийственно красиво". The strongest words of praise are borrowed from horror, so
 * gladness takes back what single strong words say; it never takes back harm or a court.
 */
export const isGlad = (plain: string): boolean => has(GLAD, plain) && !has(SPOILT, plain);

const GLAD = phrases(
  '(спасиб|благодар|пасиб)*',
  '(красив|красот|круто|кайф|шикарн|прекрасн|восхитительн|обалденн|потрясающ|великолепн|чудесн|замечательн|классн|супер)*',
  '(понравил|нравит|обожаю|люблю|доволен|довольна|восторг)*',
  'как вы быстро',
  'так быстро',
  'как быстро',
  'ура',
  'бомба',
  'умниц*',
  '(охренительн|офигенн|офигительн|ахуенн|охуенн|пиздат|заебис)*',
  '(thank|thanks|thx)*',
  '(gorgeous|beautiful|amazing|awesome|brilliant|fantastic|lovely|perfect|stunning|fabulous)',
  'love (it|this|that|you|my)',
  "(so|that's|you're|that was|how) (so )?(cheap|quick|fast|good|cool)",
  'insanely good',
  'all good',
  '(killer|sick) (design|colour|color|look|style|cut)',
);

/** "Спасибо, испортили", "так себе красота", "не понравилось". */
const SPOILT = phrases(
  'не (понравил|нравит|доволен|довольна|красив|супер|люблю)*',
  'спасибо … (испорт|уж|за испорч)*',
  'не спасибо',
  'не в восторг*',
  'no thanks',
  'thanks to (you|your)',
  "(don't|didn't|not|doesn't) (like|love|happy|beautiful|good|perfect)",
  'thanks for nothing',
  'спасибо за (ничего|испорч*|потраченн*)',
);
