import type { Localized } from '../localized.ts';
import type { LeadPoint } from './lead-quality-settings.ts';

/** A point in words: its name, what earns it, and what to do while it is missing. `{minutes}` stands for the time set. */
export interface PointWords {
  title: Localized;
  rule: Localized;
  todo: Localized;
}

export const POINT_WORDS: Record<LeadPoint, PointWords> = {
  contact: {
    title: { ru: 'Оставил контакт', en: 'Gave a contact' },
    rule: {
      ru: 'Известен телефон или почта. Если контакт убрали из карточки, балл снимается.',
      en: 'A phone or an e-mail is known. When it is taken out of the card, the point is lost.',
    },
    todo: { ru: 'Спросите телефон или почту', en: 'Ask for a phone or an e-mail' },
  },
  service: {
    title: { ru: 'Назвал услугу', en: 'Named a service' },
    rule: { ru: 'Клиент назвал услугу или записался.', en: 'The customer has named a service, or booked.' },
    todo: { ru: 'Уточните, какая услуга нужна', en: 'Ask which service is wanted' },
  },
  date: {
    title: { ru: 'Назвал день', en: 'Named a day' },
    rule: { ru: 'Клиент назвал день визита или записался.', en: 'The customer has named a day, or booked.' },
    todo: { ru: 'Предложите ближайшие дни', en: 'Offer the next free days' },
  },
  in_time: {
    title: { ru: 'Отвечает быстро', en: 'Answers in time' },
    rule: {
      ru: 'Клиент хотя бы раз написал не позже чем через {minutes} мин после нашего сообщения.',
      en: 'The customer has written within {minutes} min of a message of ours at least once.',
    },
    todo: {
      ru: 'Задайте короткий вопрос, на который легко ответить',
      en: 'Ask a short question that is easy to answer',
    },
  },
  source: {
    title: { ru: 'Источник известен', en: 'Source is known' },
    rule: {
      ru: 'Клиент пришёл по ссылке с источником или UTM-меткой.',
      en: 'The customer came by a link with a source or a UTM label.',
    },
    todo: {
      ru: 'Ставьте в рекламу ссылки из раздела «Источники»: задним числом источник не узнать',
      en: 'Use the links of the page “Sources” in ads: a source cannot be told afterwards',
    },
  },
  history: {
    title: { ru: 'Знаком с нами', en: 'Knows us' },
    rule: {
      ru: 'Клиент был в контактах до этого диалога: приходил, платил, писал раньше или загружен из вашей базы.',
      en: 'The customer was among the contacts before this dialog: visited, paid, wrote before, or was imported.',
    },
    todo: {
      ru: 'Если это знакомый клиент, объедините его карточки',
      en: 'If you know the customer, merge the two cards',
    },
  },
};
