import type { Outcome } from './api.ts';
import type { LineFile } from './line.ts';
import { newId } from './new-id.ts';

/** A file that is to go with the next line. */
export interface Attachment {
  key: string;
  file: File;
  state: 'running' | 'done' | 'failed' | 'refused';
  /** How much of it has gone, from 0 to 1. */
  share: number;
  kept: LineFile | null;
}

export interface Attachments {
  /** Takes files in and begins to send them; tells of each that cannot be taken. */
  add(files: Iterable<File>): void;
  retry(key: string): void;
  remove(key: string): void;
  /** Those that have gone, to be put into a line; the list is then empty. Null while one is still on its way. */
  takeAll(): LineFile[] | null;
}

export type Complaint = { kind: 'too_large' | 'empty'; name: string } | { kind: 'too_many' };

interface AttachmentsOptions {
  limits: () => { mostBytes: number; most: number };
  send: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Outcome<LineFile>>;
  onChange: (list: readonly Attachment[]) => void;
  onComplaint: (complaint: Complaint) => void;
  /** The bytes of a file that has an id now: no need to fetch it again. */
  onKept: (id: string, file: File) => void;
}

export function createAttachments(options: AttachmentsOptions): Attachments {
  const { limits, send, onChange, onComplaint, onKept } = options;
  const running = new Map<string, AbortController>();
  let list: Attachment[] = [];

  const change = (next: Attachment[]): void => {
    list = next;
    onChange(list);
  };
  const update = (key: string, part: Partial<Attachment>): void =>
    change(list.map((one) => (one.key === key ? { ...one, ...part } : one)));

  async function upload(key: string, file: File): Promise<void> {
    const abort = new AbortController();
    running.set(key, abort);
    update(key, { state: 'running', share: 0 });
    const outcome = await send(file, (share) => update(key, { share }), abort.signal);
    running.delete(key);
    if (outcome.kind === 'done') {
      onKept(outcome.value.id, file);
      update(key, { state: 'done', share: 1, kept: outcome.value });
    } else update(key, { state: outcome.kind === 'refused' ? 'refused' : 'failed' });
  }

  return {
    add(files) {
      for (const file of files) {
        const { mostBytes, most } = limits();
        if (list.length >= most) return onComplaint({ kind: 'too_many' });
        if (file.size > mostBytes) onComplaint({ kind: 'too_large', name: file.name });
        else if (file.size === 0) onComplaint({ kind: 'empty', name: file.name });
        else {
          const key = newId();
          change([...list, { key, file, state: 'running', share: 0, kept: null }]);
          void upload(key, file);
        }
      }
    },
    retry(key) {
      const found = list.find((one) => one.key === key);
      if (found?.state === 'failed') void upload(key, found.file);
    },
    remove(key) {
      running.get(key)?.abort();
      change(list.filter((one) => one.key !== key));
    },
    takeAll() {
      if (list.some(({ state }) => state === 'running')) return null;
      const kept = list.flatMap((one) => one.kept ?? []);
      // What has failed stays, to be tried again or thrown away.
      change(list.filter((one) => one.kept === null));
      return kept;
    },
  };
}
