import { TemplateBook, type TemplateChoice } from '../../domain/wa-templates/choice.ts';
import type { WaTemplate } from '../../domain/wa-templates/template.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** What is known of a channel's templates; an empty book before anybody has asked. */
export async function readTemplateBook({ templateBooks }: Store, channelId: string): Promise<TemplateBook> {
  const row = await templateBooks.findOne({ _id: channelId });
  const nothing = { id: channelId, version: 0, templates: [], choices: [], askedAt: null, readAt: null, problem: null };
  return row ? TemplateBook.parse(fromDocument(row)) : nothing;
}

/** Keeps what Meta has told. It is no change of anybody's choices. */
export async function keepTemplates(
  { templateBooks }: Store,
  channelId: string,
  read: { at: Date; templates: WaTemplate[] } | { at: Date; problem: string },
): Promise<void> {
  const told =
    'templates' in read
      ? { templates: read.templates, askedAt: read.at, readAt: read.at, problem: null }
      : { askedAt: read.at, problem: read.problem };
  const first = 'templates' in read ? {} : { templates: [], readAt: null };
  await templateBooks.updateOne(
    { _id: channelId },
    { $set: told, $setOnInsert: { version: 0, choices: [], ...first } },
    { upsert: true },
  );
}

/** Replaces the choices of that version. False when somebody was quicker. */
export async function keepChoices(
  { templateBooks }: Store,
  channelId: string,
  version: number,
  choices: TemplateChoice[],
): Promise<boolean> {
  const kept = await templateBooks.updateOne({ _id: channelId, version }, { $set: { choices, version: version + 1 } });
  return kept.matchedCount === 1;
}

/** A template that Meta does not take any more is left alone until the list has been read anew. */
export async function spoilTemplate(
  { templateBooks }: Store,
  channelId: string,
  { name, language }: { name: string; language: string },
  status: WaTemplate['status'],
  problem: string,
): Promise<void> {
  await templateBooks.updateOne(
    { _id: channelId, templates: { $elemMatch: { name, language } } },
    { $set: { 'templates.$.status': status, problem } },
  );
}

/** For what templates were chosen, as `channel:purpose:locale`. */
export async function templatedPurposes({ templateBooks }: Store): Promise<string[]> {
  const books = await templateBooks
    .find({}, { projection: { 'choices.purpose': 1, 'choices.locale': 1 } })
    .sort({ _id: 1 })
    .toArray();
  return books.flatMap(({ _id, choices }) => choices.map(({ purpose, locale }) => `${_id}:${purpose}:${locale}`));
}
