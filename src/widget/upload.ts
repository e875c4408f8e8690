import type { Outcome, Upload } from './api.ts';
import type { LineFile } from './line.ts';

/** Sends a file. By XMLHttpRequest, which alone tells how far it has come. */
export function uploadFile(root: string, { token, file, onProgress, signal }: Upload): Promise<Outcome<LineFile>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${root}/api/v1/webchat/files`);
    request.responseType = 'json';
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('loadend', () => resolve(outcomeOf(request, file)));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function outcomeOf(request: XMLHttpRequest, file: File): Outcome<LineFile> {
  const { status, response } = request;
  if (status === 401) return { kind: 'unauthorized' };
  if (status >= 200 && status < 300 && isUploaded(response)) {
    return { kind: 'done', value: { mime: file.type, ...response, state: 'kept' } };
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { kind: 'refused', why: String(status) };
  const seconds = Number(request.getResponseHeader('retry-after'));
  return { kind: 'later', retryAfterMs: seconds > 0 ? seconds * 1000 : null };
}

function isUploaded(value: unknown): value is Omit<LineFile, 'mime' | 'state'> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'kind' in value &&
    'name' in value &&
    'bytes' in value
  );
}
