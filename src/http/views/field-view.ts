import { z } from 'zod';
import { FieldKind, FieldOption, FieldOwner } from '../../domain/fields/field-definition.ts';
import { Localized } from '../../domain/localized.ts';

export const FieldView = z
  .object({
    id: z.string(),
    on: FieldOwner,
    title: Localized,
    kind: FieldKind,
    options: z.array(FieldOption),
    position: z.number(),
    removed: z.boolean(),
    version: z.number(),
  })
  .meta({ id: 'Field' });
export type FieldView = z.infer<typeof FieldView>;
