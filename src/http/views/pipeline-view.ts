import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { StageView } from './dialog-view.ts';

export const PipelineView = z
  .object({ id: z.string(), title: Localized, isDefault: z.boolean(), stages: z.array(StageView) })
  .meta({ id: 'Pipeline' });
export type PipelineView = z.infer<typeof PipelineView>;
