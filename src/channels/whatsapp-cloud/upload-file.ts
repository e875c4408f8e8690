import { z } from 'zod';
import { typeAtMeta } from '../../domain/capabilities/whatsapp-cloud.ts';
import { fileNameOf } from '../../domain/files/file-name.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { keepLatest } from '../keep-latest.ts';
import type { GraphApi } from '../meta/graph-api.ts';
import { openFile } from '../open-file.ts';
import type { FileStep } from '../plan-steps.ts';
import { uploadDeadlineMs } from '../upload-deadline.ts';
import { sendOutcomeOf } from './send-outcome.ts';

const Uploaded = z.looseObject({ id: z.string().min(1) });
/** Meta keeps what is uploaded for 30 days; a message is tried for hours. */
const MOST_KEPT = 500;

type Uploading = { kind: 'uploaded'; message: object } | Exclude<SendOutcome, { kind: 'sent' }>;

/**
 * Gives Meta the bytes of a file, and what has to be sent so that it shows: the id that it has become there. What was uploaded once is not
 * uploaded again when only the message failed.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export function createUploadFile(deps: { api: GraphApi; phoneNumberId: string; callDeadlineMs: number }) {
  const { api, phoneNumberId, callDeadlineMs } = deps;
  const uploaded = new Map<string, string>();

  return async function uploadFile(delivery: Delivery, step: FileStep): Promise<Uploading> {
    const { file } = step;
    const filename = fileNameOf(file.name, file.mime, file.kind);
    const key = `${delivery.messageId}:${file.id}`;
    let id = uploaded.get(key);
    if (id === undefined) {
      const opened = await openFile(delivery, file.id);
      if (opened.kind !== 'open') return opened;
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      const type = typeAtMeta(file.mime);
      form.set('type', type);
      form.set('file', new Blob([new Uint8Array(opened.bytes)], { type }), filename);
      const deadlineMs = uploadDeadlineMs(callDeadlineMs, opened.bytes.length);
      const answer = await api.post(`${phoneNumberId}/media`, form, deadlineMs);
      if (!answer.ok) return certain(sendOutcomeOf(answer));
      const parsed = Uploaded.safeParse(answer.body);
      if (!parsed.success) return { kind: 'retry', reason: 'WhatsApp: the answer names no file' };
      id = parsed.data.id;
      keepLatest(uploaded, key, id, MOST_KEPT);
    }
    return { kind: 'uploaded', message: messageOf(step, id, filename) };
  };
}

function messageOf({ as, caption }: FileStep, id: string, filename: string): object {
  const told = caption === null ? {} : { caption };
  switch (as) {
    case 'image':
      return { type: 'image', image: { id, ...told } };
    case 'video':
      return { type: 'video', video: { id, ...told } };
    case 'voice':
      return { type: 'audio', audio: { id, voice: true } };
    case 'audio':
      return { type: 'audio', audio: { id } };
    case 'document':
      return { type: 'document', document: { id, filename, ...told } };
  }
}

/** Nothing has been said to the customer yet: trying again is harmless. */
function certain(outcome: Exclude<SendOutcome, { kind: 'sent' }>): Exclude<SendOutcome, { kind: 'sent' }> {
  if (outcome.kind !== 'retry') return outcome;
  const { uncertain: _, ...rest } = outcome;
  return rest;
}
