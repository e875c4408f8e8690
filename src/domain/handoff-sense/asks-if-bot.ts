import { has, phrases } from './phrases.ts';
import { plainText } from './plain-text.ts';

/** "Вы бот?", "am I talking to a human?": asked out of curiosity or care, and owed an honest answer. Whoever asks for a person does not ask this. */
export function asksIfBot(text: string): boolean {
  const plain = plainText(text);
  return plain.length <= LONGEST && has(QUESTION, plain) && !has(CALL, plain);
}

/** More than this is about something else. */
const LONGEST = 160;

const MACHINE =
  '(?:ро)?бот|робот|автоответчик|нейросеть|машина|программа|ии|искусственный интеллект|чат-?бот|chatgpt|gpt';
const PERSON =
  'человек|живой|живая|живые|живой человек|реальный человек|настоящий человек|реальный|оператор|администратор|админ';
const EN_MACHINE =
  '(?:a |an |the )?(?:ro)?bot|(?:a )?robot|(?:a )?chat ?bot|(?:an )?ai|(?:a )?machine|(?:a )?computer|automated|chatgpt';
const EN_PERSON = '(?:a |an )?(?:real |actual |live )?(?:human|person|real|human being)|somebody real|someone real';

const QUESTION = phrases(
  `(вы|ты) (что |точно |случайно |тут |там |вообще |тоже )?-? ?(не )?(${MACHINE})(?= или| ?\\?)`,
  `(вы|ты) (точно |вообще |реально )?(${PERSON})(?= или| ?\\?)`,
  `(это|тут|здесь|там) (что |вообще |точно |опять )?-? ?(${MACHINE})(?= или| ?\\?| отвеча| пиш)`,
  `(${MACHINE}) или (${PERSON})`,
  `(${PERSON}) или (${MACHINE})`,
  `(мне|тут|здесь) (отвечает|пишет|отвечают) (${MACHINE})`,
  `я (разговариваю|говорю|общаюсь|переписываюсь|болтаю) с (ботом|роботом|программой|машиной|человеком|живым человеком|нейросетью)`,
  `я с (ботом|роботом|программой|человеком|живым человеком|нейросетью) (сейчас )?(разговариваю|говорю|общаюсь|переписываюсь)`,
  `с (ботом|роботом|программой|человеком|живым человеком|кем) (ли )?я (сейчас )?(разговариваю|говорю|общаюсь|переписываюсь)`,
  `(?<!how old )(are|r) (you|u) (just |really |actually |even )?(${EN_MACHINE}|${EN_PERSON})`,
  `(is|are) (this|that|it|there) (just |really |actually )?(${EN_MACHINE}|(?:a |an )?(?:real |actual |live )?(?:human|person))( answering| replying| typing| here)?(?=\\?| or )`,
  `am i (talking|chatting|speaking|texting|writing) (to|with) (${EN_MACHINE}|${EN_PERSON})`,
  `(${EN_MACHINE}) or (${EN_PERSON})`,
  `(${EN_PERSON}) or (${EN_MACHINE})`,
  `who am i (talking|chatting|speaking) (to|with)`,
);

/** Asked for, not asked about. */
const CALL = phrases(
  '(позов|дай|соедин|переключ|подключ|переведи|пригласи|нужен|нужна|хочу|надоел|отстань|убери|выключи|отключи)*',
  'не (хочу|буду|надо)',
  'без бот*',
  '(want|need|get me|give me|connect|transfer|put me|let me|stop|rather|instead)*',
);
