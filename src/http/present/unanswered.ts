import type { DismissedQuestion } from '../../domain/knowledge/dismissed-question.ts';
import { groupQuestions, type QuestionGroup, type Unanswered } from '../../domain/knowledge/group-questions.ts';
import { localeOf } from '../../domain/knowledge/locale-of.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { PageTrial } from '../../engine/ports.ts';
import type { QuestionState, UnansweredQuestionsView, UnansweredQuestionView } from '../views/knowledge-view.ts';
import { topicOf } from './knowledge.ts';
import { writerOf } from './written.ts';

interface Around {
  /** What the pages say to a question now. */
  ask(text: string, locale: Locale): PageTrial;
  otherwise: Locale;
  team: readonly Teammate[];
}

/** Each group costs a search or two. */
const MOST_GROUPS = 200;
const MOST_SHOWN = 100;
const EXAMPLES = 5;
/** So many different wordings of one question are tried. */
const TRIED = 2;

/** Questions in groups, each as the pages answer it now, those of one state and language newest first. */
export function presentQuestions(
  questions: readonly Unanswered[],
  dismissed: readonly DismissedQuestion[],
  around: Around,
  wanted: { state: QuestionState; locale: Locale | undefined },
): Pick<UnansweredQuestionsView, 'counts' | 'items' | 'isCut'> {
  const groups = groupQuestions(questions, dismissed);
  const known = new Map(dismissed.map((row) => [row.id, row]));
  const all = groups
    .slice(0, MOST_GROUPS)
    .map((group) => presentGroup(group, known.get(group.key) ?? null, around))
    .filter(({ locale }) => wanted.locale === undefined || wanted.locale === locale);
  const of = (state: QuestionState) => all.filter((one) => one.state === state);
  const items = of(wanted.state);
  return {
    counts: { open: of('open').length, answered: of('answered').length, dismissed: of('dismissed').length },
    items: items.slice(0, MOST_SHOWN),
    isCut: groups.length > MOST_GROUPS || items.length > MOST_SHOWN,
  };
}

function presentGroup(
  { key, questions, dismissed }: QuestionGroup,
  row: DismissedQuestion | null,
  { ask, otherwise, team }: Around,
): UnansweredQuestionView {
  const [newest] = questions;
  const oldest = questions.at(-1);
  if (!newest || !oldest) throw new Error('A group of questions is empty.');
  const locale = localeOf(newest.text, otherwise);
  const wordings = [...new Set(questions.map(({ text }) => text))].slice(0, TRIED);
  const trials = dismissed ? [] : wordings.map((text) => ask(text, locale));
  const isAnswered = trials.length > 0 && trials.every(({ answer }) => answer !== null);
  // What is not answered yet is what has to be looked at.
  const telling = trials.find(({ answer }) => answer === null) ?? trials[0];
  return {
    key,
    text: newest.text,
    locale,
    state: dismissed ? 'dismissed' : isAnswered ? 'answered' : 'open',
    count: questions.length,
    dialogs: new Set(questions.map(({ dialogId }) => dialogId)).size,
    firstAt: oldest.at.toISOString(),
    lastAt: newest.at.toISOString(),
    examples: questions
      .slice(0, EXAMPLES)
      .map(({ messageId, dialogId, at, text }) => ({ messageId, dialogId, at: at.toISOString(), text })),
    answer: isAnswered && telling ? answerOf(telling) : null,
    nearest: !isAnswered && telling ? nearestOf(telling) : null,
    dismissed: dismissed && row ? { at: row.at.toISOString(), by: writerOf(row.by, team) } : null,
  };
}

function answerOf({ answer, found }: PageTrial): UnansweredQuestionView['answer'] {
  const first = found.find(({ answers }) => answers);
  return answer === null || !first ? null : { topic: topicOf(first.source), heading: first.heading, text: answer };
}

function nearestOf({ found }: PageTrial): UnansweredQuestionView['nearest'] {
  for (const { source, heading, coverage } of found) {
    const topic = topicOf(source);
    if (topic !== null) return { topic, heading, coverage };
  }
  return null;
}
