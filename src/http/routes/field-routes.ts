import { z } from 'zod';
import { checkOptions, editField } from '../../domain/fields/field-changes.ts';
import { type FieldDefinition, FieldId, FieldKind, FieldOwner } from '../../domain/fields/field-definition.ts';
import { fieldIdFor } from '../../domain/fields/field-id.ts';
import { Localized } from '../../domain/localized.ts';
import { findField, insertField, isFieldUsed, listFields, replaceField } from '../../store/fields/write-field.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { FieldView } from '../views/field-view.ts';
import { pageOf } from '../views/page-view.ts';

const Title = z.strictObject({ ru: Localized.shape.ru.max(80), en: Localized.shape.en.max(80) });
const Options = z.array(z.strictObject({ id: z.string().max(64).optional(), title: Title })).max(200);
const position = z.number().min(0).max(1e6);
const version = z.int().optional().meta({ description: 'The version that the editor saw' });
const MOST_FIELDS = 100;

/** Custom fields of contacts and dialogs. Values are set by the action `set_fields`. */
export function fieldRoutes({ store, guards, settings, clock, newId }: RouteDeps): Route[] {
  async function write(field: FieldDefinition) {
    if (!(await replaceField(store, field))) return changedMeanwhile();
    await settings.refresh();
    return ok(presentField({ ...field, version: field.version + 1 }));
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/fields',
      tag: 'Fields',
      summary: 'Custom fields in their order, removed ones too',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(FieldView), description: 'All of them' },
      async handle() {
        return ok({ items: (await listFields(store)).map(presentField), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/fields',
      tag: 'Fields',
      summary: 'Add a custom field',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({
          id: FieldId.optional().meta({ description: 'Its name in messages and filters; left out, made of the title' }),
          on: FieldOwner,
          title: Title,
          kind: FieldKind,
          options: Options.optional(),
        }),
      }),
      gives: { status: 201, schema: FieldView, description: 'The field' },
      problems: [409],
      async handle({ body }) {
        const known = await listFields(store);
        if (known.length >= MOST_FIELDS) return problem('refused', `There can be ${MOST_FIELDS} fields, not more.`);
        const same = known.find((field) => !field.removedAt && field.on === body.on && isSameTitle(field, body.title));
        if (same) return problem('refused', `There is a field "${body.title.en}" already.`);
        const options = (body.options ?? []).map(({ title }) => ({ id: newId(), title, hidden: false }));
        const checked = checkOptions({
          id: body.id ?? fieldIdFor(body.title.en, new Set(known.map(({ id }) => id))),
          on: body.on,
          title: body.title,
          kind: body.kind,
          options: body.kind === 'list' ? options : [],
          position: Math.max(0, ...known.map((field) => field.position)) + 1,
          version: 1,
          removedAt: null,
        });
        if (checked.kind === 'refused') return problem('refused', checked.reason);
        if (!(await insertField(store, checked.field))) {
          return problem('refused', `The name "${checked.field.id}" is taken; give the field another \`id\`.`);
        }
        await settings.refresh();
        return ok(presentField(checked.field));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/fields/{id}',
      tag: 'Fields',
      summary: 'Change a field, or bring a removed one back; what is left out stays',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          title: Title.optional(),
          kind: FieldKind.optional(),
          options: Options.optional().meta({ description: 'All choices in order; one left out can be chosen no more' }),
          position: position.optional(),
          removed: z.literal(false).optional(),
          version,
        }),
      }),
      gives: { status: 200, schema: FieldView, description: 'The field as it is then' },
      problems: [409],
      async handle({ params, body: { removed, version: saw, ...edit } }) {
        const before = await findField(store, params.id);
        if (!before) return noField();
        if (saw !== undefined && saw !== before.version) return changedMeanwhile();
        const isUsed = edit.kind !== undefined && edit.kind !== before.kind && (await isFieldUsed(store, before));
        const edited = editField(before, edit, { isUsed, newId });
        if (edited.kind === 'refused') return problem('refused', edited.reason);
        return write({ ...edited.field, ...(removed === false && { removedAt: null }) });
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/fields/{id}',
      tag: 'Fields',
      summary: 'Remove a field: it is not shown any more, its values are kept',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: FieldView, description: 'The field as it is then' },
      problems: [409],
      async handle({ params }) {
        const before = await findField(store, params.id);
        if (!before) return noField();
        return before.removedAt ? ok(presentField(before)) : write({ ...before, removedAt: clock.now() });
      },
    }),
  ];
}

const noField = () => problem('not-found', 'There is no such field.');
const changedMeanwhile = () => problem('refused', 'Somebody has changed this field meanwhile; look at it again.');

const isSameTitle = (field: FieldDefinition, title: Localized): boolean =>
  field.title.ru.toLowerCase() === title.ru.toLowerCase() || field.title.en.toLowerCase() === title.en.toLowerCase();

export function presentField({
  id,
  on,
  title,
  kind,
  options,
  position: place,
  removedAt,
  version: v,
}: FieldDefinition): FieldView {
  return { id, on, title, kind, options, position: place, removed: removedAt !== null, version: v };
}
