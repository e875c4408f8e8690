import type { Business } from '../../domain/business/business.ts';
import { isOutgoing } from '../../domain/message.ts';
import { purposeOf, templateOf } from '../../domain/wa-templates/choice.ts';
import { fitTemplate, type VariableValue, valuesOf } from '../../domain/wa-templates/fit.ts';
import { canBeUsed, type WaTemplate } from '../../domain/wa-templates/template.ts';
import { fromDocument } from '../../store/document.ts';
import type { Store } from '../../store/open-store.ts';
import { readTemplateBook } from '../../store/wa-templates/template-books.ts';
import { fillFacts } from './fill-facts.ts';

export type FoundTemplate =
  | { kind: 'message'; message: object; name: string; language: string }
  /** Nobody has chosen one for this. */
  | { kind: 'none' }
  | { kind: 'unusable'; reason: string };

/** The template that says a line of this channel: the one chosen for the very line, or for what it is for, with its variables filled in. */
export async function findTemplate(
  store: Store,
  business: Business,
  channelId: string,
  messageId: string,
): Promise<FoundTemplate> {
  const row = await store.messages.findOne({ _id: messageId });
  const message = row && fromDocument(row);
  const dialog = message && (await store.dialogs.findOne({ _id: message.dialogId }));
  if (!message || !isOutgoing(message) || !dialog) return { kind: 'none' };
  const { templates, choices } = await readTemplateBook(store, channelId);
  const own = message.outgoing.template;
  if (own) {
    const template = templateOf({ template: own.name, language: own.language }, templates);
    return template ? fitted(template, own.values) : gone(own.name);
  }
  const { locale } = message.outgoing;
  const purpose = purposeOf(message);
  const ofPurpose = choices.filter((choice) => choice.purpose === purpose);
  const choice = ofPurpose.find((one) => one.locale === locale);
  if (!choice) return { kind: 'none' };
  const template = templateOf(choice, templates);
  if (!template) return gone(choice.template);
  const text = [message.text, message.buttons.map(({ label }) => label).join(' / ')]
    .filter((part) => part.trim() !== '')
    .join('\n');
  const facts = await fillFacts(store, business, { ...fromDocument(dialog), locale }, text);
  return fitted(template, valuesOf(choice.fills, facts));
}

const gone = (name: string): FoundTemplate => ({
  kind: 'unusable',
  reason: `the template "${name}" is not there any more`,
});

function fitted(template: WaTemplate, values: readonly VariableValue[]): FoundTemplate {
  const { name, language, status } = template;
  if (!canBeUsed(template)) return { kind: 'unusable', reason: `the template "${name}" is ${status}` };
  const made = fitTemplate(template, values);
  if (made.kind === 'fits') return { kind: 'message', message: made.message, name, language };
  if (made.why === 'too_long')
    return { kind: 'unusable', reason: `the template "${name}" becomes longer than ${made.most} characters` };
  const why = made.why === 'empty' ? 'nothing is known' : 'line breaks or gaps are';
  return { kind: 'unusable', reason: `${why} for {{${made.variable.name}}} of the template "${name}"` };
}
