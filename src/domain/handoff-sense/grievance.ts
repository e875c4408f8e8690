import { found, has, phrases } from './phrases.ts';

/** What somebody is discontent with, in words that leave no doubt; of what others did elsewhere, or one did oneself, nothing. */
export function grievancesIn(plain: string): string[] {
  return isElsewhere(plain) ? [] : found(GRIEVANCE, plain);
}

/** Others have done it, or one has oneself. */
export const isElsewhere = (plain: string): boolean => has(ELSEWHERE, plain);

const GRIEVANCE = phrases(
  '(?<!(как|можно|можете|сможете|ли|если|могу) )(верните|вернуть|возвращайте|верни|отдайте) (мне |мои |наши |мою |нам )?(мо(и|ю) )?(деньги|предоплат|оплат|бабки)*(?! (если|в случае|за (отмен|неиспольз|неисп)))',
  'деньги (мне )?(верните|обратно|назад верните)',
  'сделали (\\p{L}+ )?(криво|плохо|ужасно|отвратительно|не то|не так)',
  'кто … (переделывать|исправлять|возмещать|компенсир)*',
  '(yelled|shouted|screamed|swore|cursed) at (me|us|my)',
  '(требу(ю|ем)|настаиваю на|прошу) … (возврат|компенсаци|возмещ)*',
  '(мне|нам) … (испорт|изуродов|загуб)*',
  '(испортили|испортила|испортил|изуродовали|изуродовала|загубили) (мне|мои|мою|нам|весь|вечер|праздник|волосы)',
  'вы (мне |ей |нам )?(\\p{L}+ )?(испорт|изуродов|загуб|спалил|сожгл)*',
  '(на|об)?хам(ил|ит|ят|ишь|ство|ка|ло|ски|ье)*',
  '(на)?груб(ил|ит|ят|ость|иян|о разговар)*',
  '(повысил|наорал|накричал|орал|кричал|орет|кричит)* … (на меня|голос|на нас)',
  '(отвратительн|ужасн|мерзк|хамск|безобразн|паршив|поганн|хренов|дерьмов|гадк)* (\\p{L}+ )?(обслуж|сервис|отнош|салон|мастер|работ|клиник|персонал|врач|администратор)*',
  '(напиш|остав|накат)* … (плох|негативн|гневн|разгромн)* отзыв*',
  '(вы|вы нас|вы меня|меня|нас) (\\p{L}+ )?(обманул|обманыва|обсчит|обвес|развел|развод|кинул)*',
  '(обманщики|мошенники|жулики|аферисты|шарашка|шарашкина контора)',
  '(больше|ноги моей) (\\p{L}+ )?(не|ни ногой|никогда) (\\p{L}+ )?(приду|прид(ем|у)|будет|вернусь|обращусь|пойду)',
  '(переделайте|переделывайте|исправляйте|переделать бесплатно)(?! на| запись)',
  '(отвалил|отклеил|слез|отлетел|облез|отпал)* … на (второй|третий|следующий|другой|первый) день',
  '(кошмар|ужас|позор|издевательство|убожество|безобразие)[,\\s]+а не *',
  '(полное|полный|сплошн|просто|какой|какое)* (позор|безобразие|издевательство|убожество|беспредел)',
  '(жалоба|жалобу|жалуюсь|пожаловаться) на *',
  '(хочу|хотела|хотел|буду|как) (бы )?(пожаловаться|жаловаться|оставить жалобу|написать жалобу|подать жалобу)',
  '(оставить|написать|подать|составить) жалобу',
  '(книг|жалобн)(а|у|ая|ую) (жалоб|книг)*',
  '(возмущен|возмутительн|возмуща)*',
  "(i |i'd |we )?(want|demand|expect|need|would like) (a |my |our |the )?(full |whole )?(refund|money back|compensation|deposit back)(?! (for the deposit|if|in case))",
  'give (me )?(a |my |our )?(full )?(money|refund|deposit) back',
  '(?<!(can|could|will|would|do|if) (you|i|we) )refund (me|my|us)',
  '(was|were|is|are|been|being) (so |very |really |extremely |incredibly |just |quite )?(rude|unprofessional|disrespectful|dismissive)( to me| to us| with me)?',
  '(worst|most awful|most horrible) (\\p{L}+ ){0,2}(ever|of my life|experience|service|haircut|salon|cut|manicure|visit|clinic|massage)',
  '(ruined|butchered|wrecked|destroyed|messed up|botched) my *',
  '(disgusting|appalling|atrocious|unacceptable|horrendous|terrible|awful|horrible|shocking|pathetic) (\\p{L}+ )?(service|attitude|treatment|experience|staff|behaviou?r|customer service|place|job)',
  '(make|file|lodge|raise|submit|like to make) (a |an )?(formal |official )?(complaint|grievance)',
  '(?<!worth )(complain|complaint|complaining) about (your|the|my|how|a|one)',
  '(never|not) (\\p{L}+ )?(coming|come|going|setting foot|returning) (back|again|there)',
  '(scam|scammers|scammed|ripped me off|rip off|rip-off|con artists)',
  '(bad|negative|one star|1 star|terrible) review',
);

const ELSEWHERE = phrases(
  '(друг|в другом|в других|чуж|предыдущ|соседн)* (салон|мастер|месте|студи|парикмахер|клиник|спортзал|фитнес)*',
  'не у вас',
  '(дома|сама|сам) (себе|сделал|покрас|осветл|подстриг|постриг|спалил|сожгл|испорт|отрез|стриг)*',
  '(сама себе|сам себе|домашн*|самостоятельно)',
  '(таксист|водител|доставк|курьер|концерт|тренер|соседн|авиакомпани)*',
  '(поезд|рейс|самолет) (опозд|отмен|задерж)*',
  '(another|other|previous|last|different) (salon|place|hairdresser|clinic|barber) (ruined|did|made|messed|burn|burnt|burned|cut|botched|fried|gave)',
  "(i|i have|i've) (\\p{L}+ )?(burned|burnt|cut|dyed|bleached|ruined|fried) (my|it)",
  '(next door|cab driver|taxi driver|food delivery|concert|flight|airline|restaurant)',
);
