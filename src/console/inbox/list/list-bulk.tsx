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

/** Bulk actions under the list; stages are those of the pipeline in which new dialogs begin. */
export function ListBulk({ chosen, onDone }: ListBulkProps) {
  const [jobId, keepJob] = useLastJob();
  const { data: pipelines = [] } = useQuery({ ...pipelinesQuery, enabled: chosen !== null });
  return (
    <>
      {jobId && <BulkProgress key={jobId} jobId={jobId} onClose={() => keepJob(null)} />}
      {chosen && (
        <BulkBar
          count={chosen.size}
          target={chosen.size > 0 ? { ids: [...chosen] } : null}
          pipeline={pipelines.find(({ isDefault }) => isDefault)}
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
