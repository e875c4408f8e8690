import type { FileKind } from '../../domain/capabilities/capabilities.ts';
import { fileNameOf } from '../../domain/files/file-name.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { openFile } from '../open-file.ts';
import type { FileStep } from '../plan-steps.ts';
import { uploadDeadlineMs } from '../upload-deadline.ts';
import type { ApiAnswer, BotApi } from './bot-api.ts';

/**
 * What Telegram says of a picture that it cannot show, and of people who take no voice messages. Such a file goes as a document.
 */
const ONLY_AS_DOCUMENT =
  /PHOTO_INVALID_DIMENSIONS|PHOTO_SAVE_FILE_INVALID|IMAGE_PROCESS_FAILED|VOICE_MESSAGES_FORBIDDEN/u;

/** Sends one file by its bytes. https://core.telegram.org/bots/api#sending-files */
export async function sendFile(
  api: BotApi,
  delivery: Delivery,
  { file, as, caption }: FileStep,
  callDeadlineMs: number,
): Promise<ApiAnswer | Exclude<SendOutcome, { kind: 'sent' }>> {
  const opened = await openFile(delivery, file.id);
  if (opened.kind !== 'open') return opened;
  const source = { source: opened.bytes, filename: fileNameOf(file.name, file.mime, file.kind) };
  const common = { chat_id: delivery.chatId, ...(caption !== null && { caption }) };
  const options = { deadlineMs: uploadDeadlineMs(callDeadlineMs, opened.bytes.length) };
  const answer = await callAs(as);
  if (answer.ok || answer.failure.kind !== 'refused' || !ONLY_AS_DOCUMENT.test(answer.failure.reason)) return answer;
  return callAs('document');

  function callAs(kind: FileKind): Promise<ApiAnswer> {
    switch (kind) {
      case 'image':
        return api.call('sendPhoto', { ...common, photo: source }, options);
      case 'voice':
        return api.call('sendVoice', { ...common, voice: source }, options);
      case 'audio':
        return api.call('sendAudio', { ...common, audio: source }, options);
      case 'video':
        return api.call('sendVideo', { ...common, video: source }, options);
      case 'document':
        return api.call('sendDocument', { ...common, document: source }, options);
    }
  }
}
