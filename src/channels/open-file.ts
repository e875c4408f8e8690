import type { Delivery, SendOutcome } from '../engine/ports.ts';

/** The bytes of a file that is to be sent, or why it cannot be sent now. Never throws. */
export async function openFile(
  delivery: Pick<Delivery, 'openFile'>,
  fileId: string,
): Promise<{ kind: 'open'; bytes: Buffer } | Extract<SendOutcome, { kind: 'retry' | 'rejected' }>> {
  if (!delivery.openFile) return { kind: 'rejected', reason: 'the file of this message is not kept here' };
  try {
    return { kind: 'open', bytes: await delivery.openFile(fileId) };
  } catch {
    return { kind: 'retry', reason: 'the file cannot be read just now' };
  }
}
