import { useState } from 'react';
import { keepStored, readStored } from '../shared/storage.ts';

const KEY = 'voronka.bulk';
/** So long a job can be undone; an older one is not brought up again after a reload. */
const KEPT_MS = 10 * 60_000;

/** The job that was started last in this browser, still there after the page is left, so that it can be undone. */
export function useLastJob(): [string | null, (jobId: string | null) => void] {
  const [jobId, setJob] = useState(readKept);
  const keep = (id: string | null): void => {
    keepStored(KEY, id && `${id} ${Date.now() + KEPT_MS}`);
    setJob(id);
  };
  return [jobId, keep];
}

function readKept(): string | null {
  const [id = '', until = ''] = (readStored(KEY) ?? '').split(' ');
  return Number(until) > Date.now() ? id : null;
}
