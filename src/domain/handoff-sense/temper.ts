import { found, phrases } from './phrases.ts';
import { swearsIn } from './swearing.ts';

export interface Temper {
  /** 0 calm, 1 and more so angry that a person is needed. */
  heat: number;
  signs: string[];
}

/** How angry a line is: words said at us, swearing, being kept waiting, capitals and exclamation marks. Each alone may be joy; together they are not. */
export function temperOf(text: string, plain: string): Temper {
  const insults = found(INSULT, plain.replace(SELF, ' '));
  const fury = found(FURY, plain);
  const swears = swearsIn(plain);
  const fedUp = found(FED_UP, plain);
  const bad = found(BAD, plain);
  const words = [insults, fury, swears, fedUp, bad];
  const heat =
    (insults.length > 0 ? 1 : 0) +
    (fury.length > 0 ? 1 : 0) +
    (swears.length > 0 ? 0.6 : 0) +
    (fedUp.length > 0 ? 0.5 + 0.25 * (fedUp.length - 1) : 0) +
    (bad.length > 0 ? 0.3 : 0);
  // A shout alone is a shout of joy as often as not: it only makes louder what is bad already.
  const shout = heat > 0 ? shoutIn(text) : { heat: 0, signs: [] };
  return { heat: heat + shout.heat, signs: [...new Set([...words.flat(), ...shout.signs])] };
}

function shoutIn(text: string): Temper {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const isLoud = letters.length >= LEAST_LETTERS && capitals.length >= letters.length * 0.7;
  const marks = /[!?]{3,}|\?!|!\?/u.exec(text)?.[0];
  return {
    heat: (isLoud ? 0.5 : 0) + (marks ? 0.3 : 0),
    signs: [...(isLoud ? [text.trim().slice(0, 40)] : []), ...(marks ? [marks] : [])],
  };
}

const LEAST_LETTERS = 10;

/** Said at us. */
const INSULT = phrases(
  '(идиот|дебил|кретин|имбецил|даун|тупиц|бараны|козлы|козел|уроды|урод|сволоч|скотин|ублюд|дегенерат|придур|мудак|мудил|мраз|твари)*(?! ли)',
  '(тупой|тупая|тупые|тупая|безмозгл|бестолков|долбан|чертов|сран|гребан)* (бот|робот|программ|машин|железяк|вы|люди|администратор|салон)*',
  'ты (\\p{L}+ )?(тупой|тупая|бесполез|идиот|дурак)*',
  'пошл(и|а|ел) (вы|ты|он|она|они|нах*|на хер|на хрен|к черту)',
  '(иди|идите|пошел|катитесь|валите) (на|к) (хер|хрен|хуй|черту|чорту|черт)',
  '(idiot|moron|imbecile|incompetent|asshole|arsehole|bastard|scumbag)(s)?',
  '(stupid|dumb|useless|fucking|damn|goddamn|idiotic|bloody) (\\p{L}+ )?(bot|robot|machine|thing|people|staff|salon|place|idiots|chatbot)',
  "(you are|you're|you people are|this is) (so |all |just )?(useless|stupid|dumb|pathetic|a joke)",
  'screw you',
  'go to hell',
);

/** "Я идиотка, забыла", "I'm such an idiot": said of oneself. */
const SELF = phrases(
  '(?:я|сама|вот я|ну я|это я) (\\p{L}+ )?(идиот|дур|дебил|тупиц|тупая|тупой|балда|кретин|козел)*',
  "(i'm|i am|im|i was|i feel|feel like) (\\p{L}+ ){0,2}(idiot|moron|stupid|dumb|clown)",
);

/** Patience is at its end. */
const FURY = phrases(
  '(заеб|задолб|достал(и|а)? (уже|меня|вы)|вы (уже )?(меня )?достали|надоели)*',
  '(вы |ты )?(что |там )?(совсем )?(издеваете|издеваешь|прикалываете|охренел|офигел|охуел|обнагле|обалдел|ахуел|офонарел|оборзел|рехнулис)*',
  '(какого|каково|нахрен|на кой) (хрена|хера|черта|фига|хуя|лешего|рожна)?',
  '(в|от) (бешенстве|бешенства|ярости|ярость)',
  '(вы |ты )?(меня )?(уже )?(бесите|бесишь|взбесили|довели)',
  '(терпени|нервы|нервов)* … (лопнул|конч|на пределе|не хватает|сдают)*',
  '(sick|tired) (of|and tired of) (this|you|waiting|your|it|being)*',
  'ни стыда ни совести',
  'piece of (shit|crap|garbage|junk)',
  'fed up',
  '(furious|livid|outraged|fuming|enraged)',
  'pissed off',
  '(this|that|it) (is|was) (\\p{L}+ )?(bullshit|shit|crap)',
  '(what|why|how) the (hell|heck|fuck)( is| are| do| did| was)',
  'what the f',
);

/** Waiting, asking again: bad when it comes with something else. */
const FED_UP = phrases(
  'сколько (еще )?ждать',
  'сколько можно(?! (держ|нос|хран|ход|сид|леж|есть|пить|загор|мыть|дел|записа|взять|прий)\\p{L}*)',
  'а не (салон|сервис|мастер|стрижка|маникюр|работа|обслуживание|клиника|бот|поддержка)',
  '(так с клиентами|с клиентами так)',
  'что (ж |же )?вы (ж |же )?за люди',
  '(кто|когда) (\\p{L}+ )?(ответит|ответить)',
  '(hours?|minutes|days|weeks) (of )?waiting',
  'no (reply|answer|response)',
  '(nobody|no one) cares',
  '(третий|четвертый|пятый|десятый|сотый|который|очередной|второй) раз (пишу|спрашиваю|прошу|звоню|повторяю|одно|говорю|жду|объясняю|отменя|перенос)*',
  'одно и то же',
  '(час|часа|полчаса|день|дня|сутки|неделю|третий день|второй день|\\d+ (минут|час)\\p{L}*) (\\p{L}+ )?(жду|ждем|никто|сижу|молч|тишина)*',
  '(жду|ждем) (уже )?(\\d+ |целый |второй |третий )?(час|полчаса|день|сутки|неделю|дня)*',
  '(никто|никого) (не )?(отвеч|бер|реагир|ответ)*',
  '(почему|чего|что|че) (вы )?(молчите|не отвечаете|игнорируете)',
  '(вы )?(молчите|игнорируете|игнорите)',
  '(ответьте|ответит|отвечайте) (\\p{L}+ )?(уже|наконец|кто-нибудь|нормально|вы)*',
  '(да )?(ответьте|отвечайте) (же|вы|уже|наконец)',
  '(опять|снова) (отмен|перен|не|то же|вы|двойн|ошиб|забы)*',
  '(что|чего) (это )?за (сервис|отношение|бардак|цирк|дурдом|бред|фигня|ерунда|хрень|салон такой)',
  '(бардак|дурдом|цирк с конями|бред какой-то|полный бред)',
  '(вы|ты) (меня )?(вообще )?(не (понимаете|понимаешь|слышите|читаете|слышишь|читаешь))',
  '(nobody|no one|no-one|noone) (is |has |ever )?(answer|repl|respond|car|help|pick)*',
  '(why )?(is|are|do|does) (nobody|no one|you) (not )?(answering|replying|responding|ignoring)*( me)?',
  '(still|been) waiting( for)?',
  'waiting (for|since) (an|a|over|more|two|three|\\d+) *',
  '(third|fourth|fifth|second|tenth|hundredth|last) time (i|that|asking|writing)*',
  '(again and again|over and over|every single time|same thing)',
  'are you kidding( me)?(?=[?!]*(?: i|$|[?!]))',
  'are you (serious|joking)',
  'answer me',
  '(ridiculous|absurd|joke of a|beyond a joke|outrageous)',
);

/** Discontent without a target: it counts by what stands beside it and by what was said before. */
const BAD = phrases(
  '(ужас|кошмар|отстой|фигня|хрень|бред|чушь|ерунд|позор|безобразие|отврат|противно|разочаров)*',
  '(плохо|хуже некуда|ужасно|отвратительно|безответственно|непрофессионально)',
  '(не понимаете|не понимаешь|непонятно)',
  '(terrible|awful|horrible|useless|nonsense|disappoint|pathetic|rubbish|garbage|worst)*',
);
