import type { FieldDefinition } from '../../src/domain/fields/field-definition.ts';

/** A text of a contact. */
export function buildField(overrides: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    id: 'hobby',
    on: 'contact',
    title: { ru: 'Увлечение', en: 'Hobby' },
    kind: 'text',
    options: [],
    position: 1,
    version: 1,
    removedAt: null,
    ...overrides,
  };
}
