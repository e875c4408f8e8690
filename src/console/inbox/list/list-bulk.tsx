import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../../board/board-queries.ts';
import { BulkBar } from '../../bulk/bulk-bar.tsx';
import { BulkProgress } from '../../bulk/bulk-progress.tsx';
import { useLastJob } from '../../bulk/use-last-job.ts';

interface ListBulkProps {
  /** Null while nothing is being chosen. */
  chosen: ReadonlySet<string> | null;
  onDone: () => void;
}

/** Bulk actions under the list. Its dialogs may be in different pipelines, so where they go is asked whenever there are several. */
export function ListBulk({ chosen, onDone }: ListBulkProps) {
  const [jobId, keepJob] = useLastJob();
  const { data: pipelines = [] } = useQuery({ ...pipelinesQuery, enabled: chosen !== null });
  const only = pipelines.length === 1 ? pipelines[0] : undefined;
  return (
    <>
      {jobId && <BulkProgress key={jobId} jobId={jobId} onClose={() => keepJob(null)} />}
      {chosen && (
        <BulkBar
          count={chosen.size}
          target={chosen.size > 0 ? { ids: [...chosen] } : null}
          pipelines={pipelines}
          {...(only && { pipelineId: only.id })}
          onStarted={(job) => {
            keepJob(job.id);
            onDone();
          }}
          onClose={onDone}
        />
      )}
    </>
  );
}
