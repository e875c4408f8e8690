import type { UploadView } from '../../../http/views/file-view.ts';
import { problemDetail } from '../../api/problem.ts';
import type { UploadFailure } from './attachments.ts';

type Outcome = { kind: 'done'; upload: UploadView } | { kind: 'failed'; why: UploadFailure } | { kind: 'cancelled' };

export interface Upload {
  done: Promise<Outcome>;
  cancel(): void;
}

/** Sends a file as it is and tells how far it is, from 0 to 1: `fetch` cannot tell that. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const call = new XMLHttpRequest();
  const done = new Promise<Outcome>((resolve) => {
    call.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    call.onload = () => resolve(read(call));
    call.onerror = () => resolve({ kind: 'failed', why: { kind: navigator.onLine ? 'cut' : 'offline' } });
    call.onabort = () => resolve({ kind: 'cancelled' });
    call.open('POST', '/api/v1/files');
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    call.send(file);
  });
  return { done, cancel: () => call.abort() };
}

function read({ status, responseText }: XMLHttpRequest): Outcome {
  if (status === 201) return { kind: 'done', upload: JSON.parse(responseText) };
  return { kind: 'failed', why: { kind: 'told', detail: problemDetail(jsonOrNull(responseText)) } };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
