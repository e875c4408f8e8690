import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { pipelinesQuery } from '../board/board-queries.ts';
import { type FigureParams, useFigureFilters } from '../figures/use-figure-filters.ts';
import { useAddress } from '../shared/use-address.ts';
import { isGoal, USUAL_GOAL } from './goals.ts';
import { type Opened, readOpened, writeOpened } from './opened.ts';
import { reviewQuery } from './review-queries.ts';

/** The pipeline that is looked at: the one that the filters name, else the usual one. */
export function useReviewedPipeline(): { pipelines: readonly PipelineView[]; pipeline: PipelineView | undefined } {
  const { narrowing } = useFigureFilters().filters;
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const named = pipelines.find(({ id }) => id === narrowing.pipeline);
  return { pipelines, pipeline: named ?? pipelines.find(({ isDefault }) => isDefault) ?? pipelines[0] };
}

/** What went wrong on the way to the review, and how to try again; null when nothing did. */
export function useReviewTrouble(): { error: Error; retry: () => unknown } | null {
  const pipelines = useQuery(pipelinesQuery);
  const answer = useReview();
  if (pipelines.error && !pipelines.data) return { error: pipelines.error, retry: pipelines.refetch };
  return answer.error && !answer.data ? { error: answer.error, retry: answer.refetch } : null;
}

/** What the review is asked with: the filters of the page and the goal. Null while its days make no period. */
export function useReviewParams(): FigureParams | null {
  const { params } = useFigureFilters();
  const [goal] = useGoal();
  if (!params) return null;
  const { pipeline: _ofThePath, ...rest } = params;
  return { ...rest, goal };
}

export function useReview() {
  const { pipeline } = useReviewedPipeline();
  const params = useReviewParams();
  return useQuery({
    ...reviewQuery(pipeline?.id ?? '', params ?? {}),
    enabled: params !== null && pipeline !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** What dialogs are meant to come to; kept in the address. */
export function useGoal(): [goal: typeof USUAL_GOAL, choose: (goal: string) => void] {
  const [address, change] = useAddress();
  const goal = address.get('goal');
  return [isGoal(goal) ? goal : USUAL_GOAL, (next) => change({ goal: next === USUAL_GOAL ? '' : next })];
}

/** The number that is open, kept in the address: whoever comes back from one of its dialogs finds it open. */
export function useOpened(): { opened: Opened | null; open: (opened: Opened) => void; close: () => void } {
  const [address, change] = useAddress();
  return {
    opened: readOpened(address),
    open: (next) => change(writeOpened(next)),
    close: () => change(writeOpened(null)),
  };
}
