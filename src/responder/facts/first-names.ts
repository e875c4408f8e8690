import { stem, wordsOf } from '../retrieval/words.ts';

/** Frequent first names, so that an invented colleague is noticed even where any word would have a capital. */
const NAMES = `
  Александр Александра Алексей Алена Алина Алиса Алла Анастасия Анатолий Ангелина Андрей Анжела Анна Антон Антонина Арина Артем Артур
  Богдан Борис Вадим Валентин Валентина Валерий Валерия Варвара Василий Вера Вероника Виктор Виктория Виталий Владимир Владислав Вячеслав
  Галина Георгий Глеб Григорий Дарья Даша Денис Диана Дина Дмитрий Ева Евгений Евгения Егор Екатерина Катя Елена Лена Елизавета Лиза
  Жанна Зинаида Зоя Иван Игорь Илона Илья Инна Ирина Ира Карина Кирилл Константин Кристина Ксения Лариса Лев Леонид Лидия Лилия Любовь
  Людмила Макар Максим Маргарита Рита Марина Мария Маша Матвей Милана Михаил Миша Надежда Надя Наталья Наташа Настя Никита Николай Нина
  Оксана Олег Олеся Ольга Оля Павел Петр Полина Раиса Регина Роман Руслан Светлана Света Семен Сергей Серафима София Софья Станислав
  Степан Таисия Тамара Таня Татьяна Тимофей Тимур Ульяна Федор Элина Эльвира Эмма Юлия Юля Юрий Яна Ярослав
  Alex Alexander Alexandra Alice Amanda Amy Andrew Angela Anna Anne Ashley Barbara Ben Brian Carol Charles Chris Christina Daniel David
  Diana Elena Elizabeth Emily Emma Eric Eva George Hannah Helen Irina Jack James Jane Jason Jennifer Jessica John Julia Kate Katherine
  Kevin Laura Linda Lisa Lucy Maria Marina Mary Michael Michelle Natalia Natalie Nicole Nina Olga Oliver Patricia Paul Peter Rachel
  Richard Robert Ryan Samantha Sarah Sophia Stephanie Steven Susan Svetlana Tatiana Thomas Vera Victoria William Yulia`;
const STEMS = new Set(wordsOf(NAMES).map(stem));
/** Stems that are also ordinary words at the beginning of a sentence. */
const ORDINARY = new Set(wordsOf('вера любовь надежда надя лев роман света ева').map(stem));

export const isFirstName = (word: string): boolean => {
  const root = stem(wordsOf(word)[0] ?? '');
  return STEMS.has(root) && !ORDINARY.has(root);
};
