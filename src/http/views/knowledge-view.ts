import { z } from 'zod';
import { PAGE_ERRORS, PAGE_WARNINGS } from '../../domain/knowledge/check-page.ts';
import { Locale } from '../../domain/localized.ts';
import { instant } from './instant.ts';
import { person, written } from './written-view.ts';

/** Who has written the words in force, when, and how they are used. */
const used = {
  ...written,
  updated: z.string().nullable().meta({ description: 'When it was last looked over, YYYY-MM-DD' }),
  uses: z.number().meta({ description: 'Answers in the last 28 days that it was used for' }),
  lastUsedAt: instant.nullable().meta({ description: 'Null: not in the last 28 days' }),
};

export const KnowledgeItemView = z
  .object({ topic: z.string(), locale: Locale, title: z.string(), ...used })
  .meta({ id: 'KnowledgeItem' });
export type KnowledgeItemView = z.infer<typeof KnowledgeItemView>;

const fileProblem = z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() });

export const KnowledgeListView = z
  .object({
    items: z.array(KnowledgeItemView),
    problems: z.array(fileProblem).meta({ description: 'Why the last changes are not in use; empty when they are' }),
  })
  .meta({ id: 'KnowledgeList' });
export type KnowledgeListView = z.infer<typeof KnowledgeListView>;

const passage = z.object({ heading: z.string(), text: z.string() });

export const KnowledgePageView = z
  .object({
    topic: z.string(),
    locale: Locale,
    title: z.string(),
    body: z.string().meta({ description: 'Markdown' }),
    hasFile: z.boolean(),
    ...used,
  })
  .meta({ id: 'KnowledgePage' });
export type KnowledgePageView = z.infer<typeof KnowledgePageView>;

export const KnowledgeTopicView = z
  .object({
    topic: z.string(),
    pages: z.array(KnowledgePageView).meta({ description: 'One a language; a missing one is not there' }),
    limits: z.object({ title: z.number(), body: z.number() }),
  })
  .meta({ id: 'KnowledgeTopic' });
export type KnowledgeTopicView = z.infer<typeof KnowledgeTopicView>;

export const KnowledgeSavedView = z
  .object({
    topic: z.string(),
    pages: z.array(KnowledgePageView),
    changed: z.boolean().meta({ description: 'False: it said just that already' }),
    problems: z.array(fileProblem).meta({ description: 'Of other files, which keep the change from being used' }),
  })
  .meta({ id: 'KnowledgeSaved' });
export type KnowledgeSavedView = z.infer<typeof KnowledgeSavedView>;

export const KnowledgeVersionsView = z
  .object({
    items: z.array(
      z.object({
        version: z.number(),
        state: z.enum(['text', 'removed', 'as_file']),
        title: z.string(),
        body: z.string(),
        at: instant,
        by: person.nullable(),
      }),
    ),
    file: z.object({ title: z.string(), body: z.string() }).nullable(),
  })
  .meta({ id: 'KnowledgeVersions' });
export type KnowledgeVersionsView = z.infer<typeof KnowledgeVersionsView>;

export const KnowledgeCheckView = z
  .object({
    errors: z.array(z.object({ code: z.enum(PAGE_ERRORS), line: z.number() })),
    warnings: z.array(z.object({ code: z.enum(PAGE_WARNINGS), line: z.number() })),
    passages: z.array(passage).meta({ description: 'The answers that the bot can give from it, as plain text' }),
  })
  .meta({ id: 'KnowledgeCheck' });
export type KnowledgeCheckView = z.infer<typeof KnowledgeCheckView>;

export const KnowledgeTrialView = z
  .object({
    answer: z.string().nullable().meta({ description: 'What would be said by the pages alone; null: nothing fits' }),
    needed: z.number().meta({ description: 'So much of a question a passage has to speak about, 0 to 1' }),
    found: z.array(
      z.object({
        id: z.string(),
        topic: z
          .string()
          .nullable()
          .meta({ description: 'The page; null for the draft and for what the business itself says' }),
        isDraft: z.boolean().meta({ description: 'Of the page that is being written' }),
        heading: z.string(),
        text: z.string(),
        coverage: z.number(),
        answers: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'KnowledgeTrial' });
export type KnowledgeTrialView = z.infer<typeof KnowledgeTrialView>;

export const QuestionState = z.enum(['open', 'answered', 'dismissed']);
export type QuestionState = z.infer<typeof QuestionState>;

export const UnansweredQuestionView = z
  .object({
    key: z.string(),
    text: z.string().meta({ description: 'As it was asked last' }),
    locale: Locale,
    state: QuestionState.meta({ description: '`answered`: the pages answer it by now' }),
    count: z.number(),
    dialogs: z.number(),
    firstAt: instant,
    lastAt: instant,
    examples: z.array(z.object({ messageId: z.string(), dialogId: z.string(), at: instant, text: z.string() })),
    answer: z.object({ topic: z.string().nullable(), heading: z.string(), text: z.string() }).nullable(),
    nearest: z
      .object({ topic: z.string(), heading: z.string(), coverage: z.number() })
      .nullable()
      .meta({ description: 'The page that comes nearest without being an answer' }),
    dismissed: z.object({ at: instant, by: person.nullable() }).nullable(),
  })
  .meta({ id: 'UnansweredQuestion' });
export type UnansweredQuestionView = z.infer<typeof UnansweredQuestionView>;

export const UnansweredQuestionsView = z
  .object({
    since: instant,
    counts: z.object({ open: z.number(), answered: z.number(), dismissed: z.number() }),
    isCut: z.boolean().meta({ description: 'There are more than were looked at' }),
    items: z.array(UnansweredQuestionView),
  })
  .meta({ id: 'UnansweredQuestions' });
export type UnansweredQuestionsView = z.infer<typeof UnansweredQuestionsView>;
