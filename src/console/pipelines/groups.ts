import type { PipelineStageView } from '../../http/views/pipeline-view.ts';

export type Group = PipelineStageView['group'];

/** In the order in which they are shown. */
export const GROUPS: readonly Group[] = ['active', 'successful', 'unsuccessful', 'not_a_request'];
