import type { Localized } from '../localized.ts';
import type { FieldDefinition, FieldKind, FieldOption } from './field-definition.ts';

/** Kinds whose values are values of the other kind as they stand. */
const READS_AS: Partial<Record<FieldKind, readonly FieldKind[]>> = {
  phone: ['text'],
  link: ['text'],
  date: ['text'],
  money: ['number'],
};

/** What an editor sends: choices without an id are new. */
export interface FieldEdit {
  title?: Localized | undefined;
  kind?: FieldKind | undefined;
  options?: readonly { id?: string | undefined; title: Localized }[] | undefined;
  position?: number | undefined;
}

export type EditedField = { kind: 'ok'; field: FieldDefinition } | { kind: 'refused'; reason: string };

/**
 * The definition after an edit. `isUsed`: some contact or dialog has a value in it, which must stay true under another kind. Choices that
 * are left out can be chosen no more, and keep their names for the values that there are.
 */
export function editField(
  before: FieldDefinition,
  { title, kind = before.kind, options, position }: FieldEdit,
  { isUsed, newId }: { isUsed: boolean; newId(): string },
): EditedField {
  if (kind !== before.kind && isUsed && !READS_AS[before.kind]?.includes(kind)) {
    const way = READS_AS[before.kind]?.join(', ');
    const instead = way ? `It can become: ${way}.` : 'Make a new field instead.';
    return refused(`The field has values, and a ${before.kind} is no ${kind}. ${instead}`);
  }
  const after: FieldDefinition = {
    ...before,
    kind,
    ...(title && { title }),
    ...(position !== undefined && { position }),
    options: kind !== 'list' ? [] : options ? mergeOptions(before.options, options, newId) : before.options,
  };
  return checkOptions(after);
}

/** A list needs something to choose from, and each choice once. */
export function checkOptions(field: FieldDefinition): EditedField {
  if (field.kind !== 'list') return { kind: 'ok', field };
  const shown = field.options.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return refused('A list needs at least one choice.');
  for (const language of ['ru', 'en'] as const) {
    const titles = shown.map(({ title }) => title[language].toLowerCase());
    const twice = titles.find((title, index) => titles.indexOf(title) !== index);
    if (twice !== undefined) return refused(`The choice "${twice}" is there twice.`);
  }
  return { kind: 'ok', field };
}

const refused = (reason: string): EditedField => ({ kind: 'refused', reason });

function mergeOptions(
  before: readonly FieldOption[],
  wanted: NonNullable<FieldEdit['options']>,
  newId: () => string,
): FieldOption[] {
  const known = new Set(before.map(({ id }) => id));
  const shown = wanted.map(({ id, title }) => ({
    id: id !== undefined && known.has(id) ? id : newId(),
    title,
    hidden: false,
  }));
  const kept = new Set(shown.map(({ id }) => id));
  return [...shown, ...before.filter(({ id }) => !kept.has(id)).map((option) => ({ ...option, hidden: true }))];
}
