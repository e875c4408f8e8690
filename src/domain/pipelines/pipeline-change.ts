import type { Actor } from '../event.ts';

/** One line of the audit: who asked for what of a pipeline, and which version came of it. */
export interface PipelineChange {
  id: string;
  pipelineId: string;
  at: Date;
  actor: Actor;
  version: number;
  command: { kind: string } & Record<string, unknown>;
}
