import { stemEnglish } from '../../domain/words/stem-english.ts';
import { stemRussian } from '../../domain/words/stem-russian.ts';

/** All words and numbers of a text in small letters; ё is written as е, as most people type it. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/wi-?\s?fi|вай-?\s?фай/g, 'wifi')
      .match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []
  );
}

/** The dictionary-like form under which a word is indexed; the script tells the language. */
export function stem(word: string): string {
  return /^[а-я]+$/.test(word) ? stemRussian(word) : stemEnglish(word);
}

/** A verb that only frames the question is worth little when no page uses it: "чек дадите?" asks about the receipt. */
export const looksLikeVerb = (word: string): boolean =>
  /(?:[аеуяию]ете|ите|ете|ать|ить|еть|ять|уть|йти|ешь|ишь|[аяу]ю)(?:сь|ся)?$/.test(word);

/** They tell the kind of answer, hardly its topic. */
export const isQuestionWord = (word: string): boolean => QUESTION_WORDS.has(word);

export const stemsOf = (text: string): string[] => wordsOf(text).map(stem);

/** The words that carry a meaning of their own; "есть ли у вас парковка" leaves "парковка". */
export function contentWords(text: string): string[] {
  return [...new Set(wordsOf(text).filter((word) => !STOP_WORDS.has(word)))];
}

const QUESTION_WORDS = new Set(
  'где куда откуда когда кто кого сколько скольки where when who whom much many long'.split(' '),
);

/** Function words, politeness and the frames of questions. Words such as "где" and "сколько" stay: they ask for a topic. */
const STOP_WORDS = new Set(
  `а без более бы был была были было быть в вам вами вас ваш ваша ваше ваши вашего вашей вашем вашему ваших вашу во вообще вот
  все всегда всего вы где-то да давайте даже для до доброе добрый добрая день вечер утро если есть еще же за здравствуйте зачем и из
  или им имеется именно их к как какая какие какого какое какой каком какую ко который которые которая ли либо лучше мне меня могу
  может можем можете можно мой моя мои мою моей моего мы на надо нам нами нас наш не него нее нет ни них но ну нужен нужна нужно нужны
  о об обычно он она они оно от очень по под подскажите подскажи пожалуйста пожалуйст после почему при привет про прямо просто
  расскажите расскажи с сам сейчас скажите скажи со спасибо такая такие такое такой так там то тогда того тоже только том ты тут у
  уже узнать хотел хотела хотелось хочу чем через что чтобы чтоб это этого этот эта эти этой я тебя ты любишь выходи вопрос интересует бывает бывают будет
  пройти пройду прийти приду придти приехать подойти
  a about also am an and any are as at be been but by can could did do does dont don't for from get give go got had has have hello hey
  hi how i i'd i'll i'm if in into is isn't it it's its just know let like may me might mine must my need no not of on or our ours please
  question shall she should so some somehow tell than thank thanks that that's the their them then there these they this those to too us
  want was we were what what's which while will with would yes you you're your yours
  bring come happen happens nearby provide sell use using`
    .split(/\s+/)
    .filter(Boolean),
);
