import { DIMENSION_TITLES } from '../../../domain/analytics/dimension-titles.ts';
import type { Understood } from '../../../domain/ask/asked.ts';
import { EXAMPLES } from '../../../domain/ask/examples.ts';
import { kpiById } from '../../../domain/kpi/registry.ts';
import type { Locale } from '../../../domain/localized.ts';
import type { AskView } from '../../views/ask-view.ts';

type Unanswered = Exclude<Understood, { kind: 'asked' }>;

const MOST_OPTIONS = 12;

/** What is said where there is no answer yet: a question back, or what can be asked. No number is in it. */
export function wordsBack(understood: Unanswered, locale: Locale): Exclude<AskView, { kind: 'answer' }> {
  switch (understood.kind) {
    case 'which_figure':
      return {
        kind: 'which',
        text: locale === 'ru' ? 'Что именно посчитать?' : 'Which of these do you mean?',
        options: understood.options.map(({ kpi }) => ({ title: kpiById(kpi).title[locale], choice: { kpi } })),
      };
    case 'which_name': {
      const { word, options } = understood;
      return {
        kind: 'which',
        text: locale === 'ru' ? `Кто или что — «${word}»?` : `Who or what is “${word}”?`,
        options: options.slice(0, MOST_OPTIONS).map(({ dimension, key, title }) => ({
          title: `${title[locale]} — ${DIMENSION_TITLES[dimension][locale].toLowerCase()}`,
          choice: { names: [{ dimension, key }] },
        })),
      };
    }
    case 'not_understood':
      return { kind: 'not_understood', text: reasonOf(understood, locale), examples: [...EXAMPLES[locale]] };
  }
}

function reasonOf(why: Extract<Unanswered, { kind: 'not_understood' }>, locale: Locale): string {
  const isRussian = locale === 'ru';
  switch (why.why) {
    case 'no_figure':
      return isRussian ? 'Не вижу в вопросе показателя.' : 'There is no figure in this question.';
    case 'future':
      return isRussian ? 'Этот период ещё не наступил.' : 'This period has not begun yet.';
    case 'long':
      return isRussian ? 'Период не может быть длиннее трёх лет.' : 'A period can be three years at most.';
    case 'several': {
      const words = why.words.join(', ');
      return isRussian
        ? `Считаю по одному: спросите отдельно — «${words}».`
        : `One at a time, please: ask again for “${words}”.`;
    }
    case 'words': {
      const words = why.words.map((word) => (isRussian ? `«${word}»` : `“${word}”`)).join(', ');
      return isRussian
        ? `Не понимаю: ${words}. Без этих слов ответ был бы о другом, поэтому числа не называю.`
        : `I do not understand ${words}. Without it the answer would be about something else, so I give no number.`;
    }
  }
}
