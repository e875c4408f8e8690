import { found, phrases } from './phrases.ts';

/** Swear words, spelt out or masked ("б***ь", "x*ли", "f***"). Alone they are only loud: people swear with joy, too. */
export const swearsIn = (plain: string): string[] =>
  [...found(SPELT, plain), ...found(MASKED, plain)].filter((word) => !has(DOGS, plain) || !word.startsWith('сук'));

const has = (pattern: RegExp, plain: string): boolean => plain.search(pattern) >= 0;

const SPELT = phrases(
  '(бля|блять|блядь|бляд(и|ь|ский|ская|ское|ство)|бл|блеать)',
  '(за|на|по|вы|у|до|съ|от|про|об)?(еб|ёб)(ал|ан|ат|ис|ну|ищ|ут|уч|лан)*',
  'еб(ать|ало|аный|аная|ёт)*',
  '(на|по|за|о|до)?ху(й|я|ю|е|и|ев|ли|ета|ёво|ево|йня|йню)*',
  '(с|рас|за)?пизд(ец|а|у|еть|ят|ит|обол)*',
  '(сука|суки|сучка)',
  'еб',
  '(твою|вашу) мать',
  '(на|по|о)?х(е|р)(р|е)н(а|ь|ю|ом|ово|ня|ню|и)*',
  'нах(уй|рен|ер)?',
  '(мраз|говн|дерьм|жоп|срать|засран)*',
  'мудак*',
  '(mother)?fuck(s|ing|ed|er|ers|in|wit)?',
  '(bull|horse)?shit(ty|s|show)?',
  '(wtf|ffs|stfu)',
  '(ass|arse)hole(s)?',
  '(bastard|bitch|crap|crappy|piss|pissed|wanker|dickhead|cunt)(s|es)?',
);

/** A few letters, then stars: what hides behind them in a letter to a salon is clear enough. */
const MASKED =
  /(?<![\p{L}\p{N}*])(?:(?:[пхбсмгзнед][\p{L}]?|[fs][\p{L}]?|as|bit|c[\p{L}]?)[*@#$]{1,6}[\p{L}]{0,5}|[бпхfs][*]{2,6})(?![\p{L}\p{N}*])/gu;

/** "Собака сука, стерилизована": a bitch is a dog, too. */
const DOGS = phrases('(собак|пес|песик|щен|бульдог|стерилиз|кобел|порода|груминг|шпиц|такс)*');
