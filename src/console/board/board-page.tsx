import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { Board } from './board.tsx';
import { useBoardAddress } from './board-filters.ts';
import { pipelinesQuery } from './board-queries.ts';

/** The funnel as a board: one pipeline at a time, named in the address. */
export function BoardPage() {
  const [address, change] = useBoardAddress();
  const pipelines = useQuery(pipelinesQuery);
  if (pipelines.isPending) return <PageSkeleton />;
  if (!pipelines.data) return <ErrorState error={pipelines.error} onRetry={() => pipelines.refetch()} />;
  const known = pipelines.data;
  const wanted =
    known.find(({ id }) => id === address.pipeline) ?? known.find(({ isDefault }) => isDefault) ?? known[0];
  if (!wanted) return null;
  return <Board key={wanted.id} pipelineId={wanted.id} pipelines={known} address={address} onChange={change} />;
}
