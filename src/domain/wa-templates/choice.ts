import { z } from 'zod';
import { Locale } from '../localized.ts';
import type { Message } from '../message.ts';
import { canBeUsed, TemplatePlace, variablesOf, WaTemplate } from './template.ts';

/** For what the program writes after the window has closed. */
export const PURPOSES = ['reminder', 'confirmation', 'trigger', 'operator', 'other'] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof Purpose>;

/** What can be put into a variable; `text` is what the message says. */
export const FILL_SOURCES = [
  'text',
  'name',
  'service',
  'staff',
  'date',
  'time',
  'address',
  'business',
  'phone',
  'fixed',
] as const;
export const TemplateFill = z.strictObject({
  place: TemplatePlace,
  name: z.string().min(1).max(60),
  from: z.enum(FILL_SOURCES),
  /** The words themselves for `fixed`; for the others what is said where nothing is known. */
  words: z.string().trim().max(200),
});
export type TemplateFill = z.infer<typeof TemplateFill>;

/** Which template is used for what, in which of our languages, and with what in its variables. */
export const TemplateChoice = z.strictObject({
  purpose: Purpose,
  locale: Locale,
  template: z.string().min(1).max(512),
  language: z.string().min(2).max(20),
  fills: z.array(TemplateFill).max(50),
});
export type TemplateChoice = z.infer<typeof TemplateChoice>;

/** All that is known of the templates of one channel. */
export const TemplateBook = z.object({
  /** The channel's. */
  id: z.string(),
  version: z.number(),
  templates: z.array(WaTemplate),
  choices: z.array(TemplateChoice),
  /** When Meta was asked last, and when it has answered last. */
  askedAt: z.date().nullable(),
  readAt: z.date().nullable(),
  /** Why they could not be read, or what Meta said of one when it was used. */
  problem: z.string().nullable(),
});
export type TemplateBook = z.infer<typeof TemplateBook>;

/** What a line is for: a reminder with buttons asks whether the customer will come. */
export function purposeOf({ receipt, buttons }: Pick<Message, 'receipt' | 'buttons'>): Purpose {
  switch (receipt?.because) {
    case 'reminder':
      return buttons.length > 0 ? 'confirmation' : 'reminder';
    case 'trigger':
    case 'operator':
      return receipt.because;
    default:
      return 'other';
  }
}

export type ChoiceFlaw = {
  choice: number;
  why: 'twice' | 'no_template' | 'not_approved' | 'unfit' | 'variables' | 'words';
};

/** What is wrong with each choice, at most one thing each. */
export function choiceFlaws(choices: readonly TemplateChoice[], templates: readonly WaTemplate[]): ChoiceFlaw[] {
  return choices.flatMap((choice, at): ChoiceFlaw[] => {
    const first = choices.findIndex(({ purpose, locale }) => purpose === choice.purpose && locale === choice.locale);
    if (first < at) return [{ choice: at, why: 'twice' }];
    const template = templateOf(choice, templates);
    if (!template) return [{ choice: at, why: 'no_template' }];
    if (template.unfit) return [{ choice: at, why: 'unfit' }];
    if (!canBeUsed(template)) return [{ choice: at, why: 'not_approved' }];
    const wanted = variablesOf(template).map(keyOf).sort().join();
    if (choice.fills.map(keyOf).sort().join() !== wanted) return [{ choice: at, why: 'variables' }];
    return choice.fills.some(({ from, words }) => from === 'fixed' && words === '')
      ? [{ choice: at, why: 'words' }]
      : [];
  });
}

const keyOf = ({ place, name }: { place: string; name: string }): string => `${place}:${name}`;

export const templateOf = (
  { template, language }: Pick<TemplateChoice, 'template' | 'language'>,
  templates: readonly WaTemplate[],
): WaTemplate | undefined => templates.find((one) => one.name === template && one.language === language);
