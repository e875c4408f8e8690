import { useSyncExternalStore } from 'react';
import type { UploadView } from '../../../http/views/file-view.ts';
import { newId } from '../../../widget/new-id.ts';
import { type Upload, uploadFile } from './upload-file.ts';

/** A file beside the line that is being written. */
export interface Attachment {
  key: string;
  file: File;
  /** `refused`: it would not be taken here, so it was never sent. */
  state:
    | { kind: 'uploading'; share: number }
    | { kind: 'ready'; upload: UploadView }
    | { kind: 'failed'; why: UploadFailure }
    | { kind: 'refused'; why: string };
}

/** Why an upload has failed; what the server said comes in its own words. */
export type UploadFailure = { kind: 'offline' | 'cut' } | { kind: 'told'; detail: string };

/** By dialog, and outside components: whoever looks into another dialog meanwhile loses nothing. */
const attached = new Map<string, readonly Attachment[]>();
const uploads = new Map<string, Upload>();
const listeners = new Set<() => void>();
const none: readonly Attachment[] = [];

export function useAttachments(dialogId: string): readonly Attachment[] {
  return useSyncExternalStore(subscribe, () => attached.get(dialogId) ?? none);
}

/** `refusal`: why a file would not be taken here, or null. */
export function attach(dialogId: string, files: readonly File[], refusal: (file: File) => string | null): void {
  for (const file of files) {
    const why = refusal(file);
    const key = newId();
    put(dialogId, { key, file, state: why === null ? { kind: 'uploading', share: 0 } : { kind: 'refused', why } });
    if (why === null) begin(dialogId, key, file);
  }
}

export function attachAgain(dialogId: string, { key, file }: Attachment): void {
  put(dialogId, { key, file, state: { kind: 'uploading', share: 0 } });
  begin(dialogId, key, file);
}

export function detach(dialogId: string, key: string): void {
  uploads.get(key)?.cancel();
  uploads.delete(key);
  update(
    dialogId,
    (attached.get(dialogId) ?? none).filter((one) => one.key !== key),
  );
}

/** They go with the line that is being sent. */
export function detachAll(dialogId: string): void {
  update(dialogId, none);
}

function begin(dialogId: string, key: string, file: File): void {
  const upload = uploadFile(file, (share) => put(dialogId, { key, file, state: { kind: 'uploading', share } }));
  uploads.set(key, upload);
  void upload.done.then((outcome) => {
    uploads.delete(key);
    if (outcome.kind === 'cancelled') return;
    put(dialogId, {
      key,
      file,
      state: outcome.kind === 'done' ? { kind: 'ready', upload: outcome.upload } : { kind: 'failed', why: outcome.why },
    });
  });
}

/** In its place; one that was removed meanwhile stays away unless it is new. */
function put(dialogId: string, next: Attachment): void {
  const all = attached.get(dialogId) ?? none;
  if (all.some(({ key }) => key === next.key)) {
    update(
      dialogId,
      all.map((one) => (one.key === next.key ? next : one)),
    );
  } else if (next.state.kind === 'refused' || (next.state.kind === 'uploading' && next.state.share === 0)) {
    update(dialogId, [...all, next]);
  }
}

function update(dialogId: string, next: readonly Attachment[]): void {
  if (next.length === 0) attached.delete(dialogId);
  else attached.set(dialogId, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
