import { found, has, phrases } from './phrases.ts';

export interface Harm {
  /** Life may be in danger: the first thing to say is whom to call. */
  emergency: boolean;
  signs: string[];
}

/**
 * Whether somebody has come to harm, or fears it: "после процедуры отёк и температура", "I can't breathe since the injection". What is
 * asked beforehand ("бывает ли отёк?"), an illness that has nothing to do with us ("у меня температура, перенесите") and what a visit
 * is wished for ("болит спина, хочу массаж") is none.
 */
export function harmIn(plain: string): Harm | null {
  const emergency = found(EMERGENCY, plain);
  if (emergency.length > 0 && !has(SUPPOSED, plain)) return { emergency: true, signs: emergency };
  if (has(SUPPOSED, plain)) return null;
  const acute = found(ACUTE, plain);
  const ailing = found(AILMENT, plain);
  const cause = found(CAUSE, plain);
  if (cause.length > 0 && acute.length + ailing.length > 0)
    return { emergency: false, signs: [...new Set([...acute, ...ailing, ...cause])] };
  return acute.length > 0 && !has(WISH, plain) && !has(NOT_OURS, plain) ? { emergency: false, signs: acute } : null;
}

const EMERGENCY = phrases(
  'задых*',
  'удушь*',
  '(не могу|не может|трудно|тяжело|нечем) (нормально )?дышать',
  'анафилак*',
  'отек* (горл|гортан|язык|квинке)*',
  '(горло|язык|гортань) (отек|опух|распух)*',
  '(потерял|теряю|теряет|терял)* сознани*',
  'без сознания',
  'кровь не останавливается',
  'не (могу|можем) остановить кровь',
  "(can't|cannot|can not|couldn't|hard to|trouble|difficulty|struggling to) (breathe|breath|breathing)",
  'anaphyla*',
  'throat … (swell|swollen|closing)*',
  'swollen (throat|tongue)',
  'passed out',
  '(lost|losing) consciousness',
  'unconscious',
  "(bleeding … (won't|doesn't|not|isn't) … stop*|won't stop bleeding)",
);

/** What only somebody says to whom it has happened. */
const ACUTE = phrases(
  '(о|рас|при)?(пух|тек)(ло|ла|ли|ает|ает|ают)',
  '(опух|отек|распух|заплыл)',
  'раздуло',
  '(волдыр|пузыр)(и|ями|ей)',
  '(обожг|сожг|спалил)(ли|ла|ло|и|а)? … (кож|голов|лиц|рук|ног|спин|век|губ|ше)*',
  '(у меня|получил*|остал*|это) … ожог*',
  '(кож|лиц)* (слеза|слезл|облеза|облезл|горит|жжет)*',
  '(за)?гно(ит|ится|илось|илась|ился|й)',
  'нарыва*',
  '(пошл|выступил|появил|высыпал)* … сып*',
  'сыпь пошла',
  'высыпало',
  '(стало|стала|очень|реально) (плохо|хуже) (после|у вас|от)',
  '(ребен|мам|дочк|дочер|жен|муж|сын|бабушк|девочк|подруг)* (стало )?плохо (после|у вас|от)',
  'занесл* … инфекци*',
  '(burned|burnt|burning) (my|her|his) (skin|scalp|face|neck|arm|hand|leg)*',
  '(scalp|skin|face|eyes?|neck) (is|are) burning',
  'blister(s|ed|ing)?',
  "(i've|i have|had|having|got|came out in) … (rash|hives|allergic reaction|infection)",
  '(is|are|got|gone) … (swollen|swelling|infected)',
  '(swelled|puffed) up',
  'oozing',
);

/** What many people have anyway: it tells only beside a cause that is ours. */
const AILMENT = phrases(
  'отек*',
  '(припух|опух|отек)*',
  'температур*',
  'сып(ь|и|ью)',
  'покрасне*',
  '(покрасн|красн)(ел|ые|ое|ая|еет)*',
  'ожог*',
  '(аллерги|воспал|инфекци|нагно|гематом)*',
  '(болит|болят|боль|болит|больно|ноет|опухш)*',
  '(зуд|чеш|жжет|жжен|горит|горят|слезит|двоит|посине)*',
  '(онемел|немеет|опустил|перекосил)*',
  '(тошн|рвот|кружит|знобит|озноб)*',
  '(кров|синяк)*',
  '(swell|swollen|fever|rash|infect|allergic|blister|bleed|numb|itch|burn|bruis|inflam)*',
  '(pus|hurt|hurts|pain|painful|sore|dizzy|sick)',
);

/** Words that lay it at our door. */
const CAUSE = phrases(
  'после (ваш|того как вы|того что вы|вас)*',
  'после (\\p{L}+ )?(процедур|маникюр|педикюр|окраш|покрас|пилинг|чистк|массаж|уко|инъекц|ботокс|наращ|ресниц|бров|лазер|эпиляц|шугар|депиляц|маск|филлер|губ|стриж|визит|сеанс|прием|лечен|удален|татуаж|перманент|кератин|ламинир|мезо|биоревит)*',
  '(вчера|сегодня|позавчера|недавно|утром)( я)? (был|сделал|делал)* (у вас|в вашем|на)',
  '(был|сделал|делал|красил|стриг)* у вас',
  '(у вас|от вас) (делал|сделал|была|был|красил)*',
  'от ваш(ей|его|их)',
  'ваш(а|и)? (мастер|косметолог|врач|доктор|специалист|девочка)*',
  'вы (мне|ей|ему)? ?(нанесли|сделали|вкололи|намазали|наложили)',
  'мне (у вас )?(нанесли|вкололи|обожгли|сожгли)',
  '(after|since|from|following) … (treatment|procedure|injection|facial|manicure|pedicure|appointment|visit|peel|massage|filler|botox|lash|lashes|wax|waxing|laser|dye|colour|color|session|dentist|extraction)*',
  '(after|since) (you|your|the)',
  '(to|from) (your|the|that) (dye|product|cream|glue|mask|peel|gel|colour|color)',
  'at your (salon|clinic|place|studio)',
  'you (burned|burnt|hurt|cut|injured) (me|my|her|his)',
  'your (stylist|therapist|doctor|dentist|technician|cream|dye|product|glue|mask)',
);

/** Asked beforehand, or in general. */
const SUPPOSED = phrases(
  '(бывает|бывают|бывал|возможн|вероятн)*',
  '(может|могут|не будет|будет|есть|нет) ли',
  'есть (у вас )?аллергия на',
  'если (будет|появит|вдруг|у меня|начн|возникн|пойд)*',
  'сколько (дней |времени )?(держ|проход|спада|длит|сход)*',
  '(как долго|через сколько)',
  'что делать если',
  '(боюсь|опасаюсь|страшно) *',
  '(будет|больно ли|это) больно',
  'чтобы не (был|опух|отек)*',
  '(противопоказан|риск)*',
  '(нет|без) (отек|покраснен|сып|температур|аллерги|бол)*',
  '(прошел|прошла|прошло|прошли|спал|спала|сошел|сошло) (отек|температур|покраснен|сып|опухол)*',
  '(could|can|does|do|will|would|might|may) (the|it|this|that|your|i|you)',
  '(is|are) … (normal|common|possible|usual)',
  '(what|how) (if|long|likely)',
  'risk of',
  "(i'm|i am) (afraid|worried|scared)",
  '(no|without|any) (swelling|rash|fever|pain|bruising|redness)',
);

/** A visit is what they are after. */
const WISH = phrases(
  '(запиш|записа|перенес|перенос|отмен|хочу|можно|посоветуйте|подойд|какую|какой|какая|какие|помож|спас)*',
  '(нужно|надо|срочно) к *',
  '(примите|приня|приём|прием)*',
  '(book|reschedule|appointment|cancel|can you|do you|want|need|looking for|take me)*',
);

/** At home, elsewhere, long ago. */
const NOT_OURS = phrases(
  '(дома|сама|сам|себе|домашн*|в другом|у других|другой салон|на море|на солнце|на даче|от мороза|от солнца|от ветра|от холода)',
  '(myself|at home|another salon|another place|elsewhere|sunburn*|flat iron|straightener)',
);
