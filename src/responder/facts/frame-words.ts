import { stem, wordsOf } from '../retrieval/words.ts';

/**
 * Words that carry a reply and say nothing of the business by themselves: politeness, questions back, verbs of telling, units, days. Every
 * other word of a reply has to stand in what was before the model. No word that praises, promises, allows or gives anything is one of them.
 */
const FRAME = `
  да нет конечно здравствуйте добрый доброе день дня дней вечер вечера вечером утро утра утром днем ночь привет приветствую пожалуйста спасибо
  благодарю извините простите сожалению увы рад рада рады помочь помогу поможем подсказать подскажу рассказать расскажу могу можем можете
  можно смогу сможем сможете хотите хотели хотелось желаете интересует нужно нужен нужна нужны надо напишите написать пишите сообщите
  скажите уточните выберите выбрать вариант варианты вопрос вопросы ответить обращайтесь пожелания
  удобно удобное удобный удобен подойдет подойдут подходит подходят устроит предлагаю предложить посмотреть
  салон салоне салона наш наша наши у нас вас вам есть имеется находимся находится расположен приходите прийти придете приезжайте визит визита
  ждем запись записи записаться записать записаны записан записана запишитесь запланирован время времени ближайшее ближайший ближайшая
  ближайшие свободно свободен свободна свободны свободное свободные свободных окно окна окошко местечко слот
  сегодня завтра послезавтра понедельник понедельника понедельникам вторник вторника вторникам среда среду среды средам четверг четверга четвергам
  пятница пятницу пятницы пятницам суббота субботу субботы субботам воскресенье воскресенья воскресеньям будни
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  неделя недели неделю месяц месяца месяцев год года лет час часа часов часам минут минута минуты мин сутки суток полдень полдня половина
  стоит стоят стоимость цена цены цену обойдется составит составляет рублей рубля рубль руб тысяча тысячи тысяч процент процента процентов
  длится длятся занимает занимают займет продолжительность примерно около всего точно ровно
  услуга услуги услугу услуг услугами процедура процедуры процедуру мастер мастера мастеру мастеров специалист специалиста
  работаем работает работают работать открыты открыт открыта открываемся закрываемся закрыты закрыт выходной выходные принимает принимают
  делает делают делаем делать сделать проводим оказываем предлагаем предлагаете другой другая другую другие другое такой такая таких такого такую
  верно правильно обработки обработку тыс руб ч его ее их она он они него нее именем имя зовут удовольствием запишем запишу действует действуют
  дата дату число числа телефон адрес номер позвонить звоните позвоните стилист
  принимаем принимать
  hello hi good morning afternoon evening please thank thanks sorry unfortunately yes no glad happy help tell write ask choose let know
  would could can may suit suits like want wish need question questions option options convenient
  we you your our us salon visit come coming see located find appointment appointments booked book booking time times next nearest available
  availability free slot slots opening openings today tomorrow monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
  wednesdays thursdays fridays saturdays sundays weekdays weekday january february march april may june july august september october november
  december day days week weeks month months year years hour hours minute minutes min am pm noon midnight
  cost costs price prices is takes take lasts last about approximately around exactly rouble roubles ruble rubles rub percent
  service services procedure procedures stylist master specialist work works open opens close closes closed done do does doing offer offers provide
  accept pay least before till until early earlier he she they
  other another such date number phone call address`;
const STEMS = new Set(wordsOf(FRAME).map(stem));

export const isFrame = (root: string): boolean => STEMS.has(root);
