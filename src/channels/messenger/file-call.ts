import type { FileKind } from '../../domain/capabilities/capabilities.ts';
import { fileNameOf } from '../../domain/files/file-name.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { openFile } from '../open-file.ts';
import type { FileStep } from '../plan-steps.ts';

type FileCall = { kind: 'call'; body: object | FormData } | Extract<SendOutcome, { kind: 'retry' | 'rejected' }>;

const TYPES: Readonly<Record<FileKind, 'image' | 'audio' | 'video' | 'file'>> = {
  image: 'image',
  voice: 'audio',
  audio: 'audio',
  video: 'video',
  document: 'file',
};

/**
 * A message with one file by its bytes. Its other fields are forms of JSON.
 * https://developers.facebook.com/docs/messenger-platform/send-messages/saving-assets
 */
export async function fileByBytes(delivery: Delivery, { file, as }: FileStep, envelope: object): Promise<FileCall> {
  const opened = await openFile(delivery, file.id);
  if (opened.kind !== 'open') return opened;
  const form = new FormData();
  for (const [name, value] of Object.entries(envelope)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const attachment = { type: TYPES[as], payload: { is_reusable: false } };
  form.set('message', JSON.stringify({ attachment, metadata: delivery.messageId }));
  const blob = new Blob([new Uint8Array(opened.bytes)], { type: file.mime });
  form.set('filedata', blob, fileNameOf(file.name, file.mime, file.kind));
  return { kind: 'call', body: form };
}

/**
 * A message with one file that the provider fetches from us.
 * https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api
 */
export async function fileByAddress(delivery: Delivery, { file, as }: FileStep, envelope: object): Promise<FileCall> {
  const url = await delivery.fileAddress?.(file.id).catch(() => undefined);
  if (url) {
    const attachment = { type: TYPES[as], payload: { url } };
    return { kind: 'call', body: { ...envelope, message: { attachment, metadata: delivery.messageId } } };
  }
  return {
    kind: 'rejected',
    reason: `Instagram fetches files from an address on the internet, and this installation has none: set PUBLIC_URL (${file.name})`,
  };
}
