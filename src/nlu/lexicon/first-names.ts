import { nameForms } from '../text/name-forms.ts';

const RUSSIAN =
  'александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий василий ' +
  'виктор виталий влад владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий даниил данила денис ' +
  'дмитрий евгений егор захар иван игорь илья кирилл константин лев леонид макар максим марат марк матвей михаил ' +
  'никита николай олег павел петр платон роберт родион роман руслан рустам савелий семен сергей станислав степан ' +
  'тимофей тимур федор филипп эдуард эльдар юрий яков ярослав саша леша леха дима миша коля ваня вася вова витя ' +
  'женя паша петя сережа серега костя толя гена юра федя стас слава гоша жора артемка тема рома даня кирюша ' +
  'агата агния аида алевтина александра алена алеся алина алиса алла альбина амина анастасия ангелина анжела ' +
  'анжелика анна антонина арина ася валентина валерия варвара василиса вера вероника виктория виолетта галина ' +
  'дарина дарья диана дина ева евгения екатерина елена елизавета есения жанна зинаида злата зоя инга инна ирина ' +
  'камила карина каролина кира клара кристина ксения лариса лейла лидия лилия любовь людмила майя маргарита марина ' +
  'мария марта милана мирослава надежда наталья наталия нелли ника нина оксана олеся ольга полина раиса регина ' +
  'римма роза роксана руслана сабина светлана снежана софия софья стефания таисия тамара татьяна ульяна эвелина ' +
  'элина элла эльвира эльмира эмилия эмма юлиана юлия яна ярослава аня анечка нюра катя катюша лена леночка ира ' +
  'ирочка оля оленька маша машенька настя настенька наташа света таня танечка юля юлечка даша лиза вика ксюша ' +
  'соня лера рита люба люда надя галя тоня валя варя поля лида лиля зина тома рая мила дина';

const ENGLISH =
  'adam alan albert alex alexander alice alison amanda amber amelia amy andrea andrew angela ann anna anne anthony ' +
  'ashley barbara ben benjamin beth bob brandon brian bruce carl carol caroline catherine charles charlie charlotte ' +
  'chloe chris christian christina christine christopher cindy claire daniel david deborah denis dennis diana donald ' +
  'donna dorothy doug dylan ed eddie edward elena elizabeth ella ellie emily emma eric ethan eva evan evelyn fiona ' +
  'frank fred gabriel gary george gloria grace greg hannah harry heather helen henry howard ian irene isabella ivan ' +
  'jack jacob jake james jamie jane janet jason jean jeff jennifer jenny jeremy jerry jess jessica jim joan joe john ' +
  'jonathan jordan joseph josh joshua joyce juan judy julia julian julie justin karen kate katherine kathy katie ' +
  'keith kelly ken kenneth kevin kim kyle larry laura lauren leo liam linda lisa logan louis lucas lucy luke lynn ' +
  'maria marie martha martin mary mason matt matthew max megan melissa mia michael michelle mike nancy natalie ' +
  'nathan nick nicholas nicole noah nora oliver olivia oscar owen pamela pat patricia patrick paul peter phil philip ' +
  'rachel ralph ray rebecca richard rob robert robin roger ron ruth ryan sam samantha samuel sandra sara sarah scott ' +
  'sean sharon simon sophia sophie stella stephanie stephen steve steven sue susan tara teresa terry theo theresa ' +
  'thomas tim tina todd tom tommy tony tracy tyler vanessa victor victoria vincent walter wendy william zoe olga ' +
  'katya ekaterina irina ira natalia natasha svetlana tatiana tanya yulia daria dasha alina vika ksenia polina alisa ' +
  'sofia kristina dmitry alexey sergey andrey maxim artem pavel mikhail nikita igor vera marina oksana anastasia';

const nominatives = new Map<string, string>();
for (const name of [...RUSSIAN.split(' '), ...ENGLISH.split(' ')].toReversed()) {
  for (const form of nameForms(name)) nominatives.set(form, name);
}
// A name's own dictionary form wins over another's case: "валя" is Валя, not Вали.
for (const name of [...RUSSIAN.split(' '), ...ENGLISH.split(' ')]) nominatives.set(name, name);

/** Names that are words too; they count as names only where the sentence says so. */
const ALSO_WORDS = new Set(
  'вера надежда любовь роза слава света лев майя злата тема поля рая мила роман марта ника лилия герман grace will mark max art may rose hope pat ray sue dawn joy'.split(
    ' ',
  ),
);

/** The dictionary form of a common first name in any case, lower case, or null: "ире" is "ира". */
export const firstNameOf = (lower: string): string | null => nominatives.get(lower) ?? null;

export const isAlsoAWord = (name: string): boolean => ALSO_WORDS.has(name);
