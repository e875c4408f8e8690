/** Words that steer the conversation itself, whatever flow is running. Whole short messages only: "отмена", "go back". */
export type Control = 'cancel' | 'back';

const GIVING_UP =
  'отмена|отмени(?:те)?|отставить|стоп|хватит|(?:я )?передумал[аи]?|не надо(?: записывать)?|забудь(?:те)?|отбой|ничего не надо|cancel(?: (?:it|that|this))?|stop|never ?mind|forget (?:it|about it)|(?:i )?changed my mind|quit|exit';
/** "Не надо, передумала" says it twice. */
const CANCEL = new RegExp(
  `^(?:(?:нет|ой|спасибо|no|sorry) )*(?:${GIVING_UP})(?: (?:${GIVING_UP}))?(?: (?:пожалуйста|спасибо|please|thanks|thank you))?$`,
  'u',
);

const BACK =
  /^(?:назад|вернись|вернитесь|вернуться|шаг назад|(?:на )?предыдущ(?:ий|ее)(?: шаг)?|(?:go )?back|previous|undo)$/u;

export function controlOf(text: string): Control | null {
  const plain = text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.!,…]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length > 60) return null;
  if (CANCEL.test(plain)) return 'cancel';
  return BACK.test(plain) ? 'back' : null;
}
