const MARK = '#part';

/** By what a status knows a part before the last of this message of ours. */
export const ofEarlierPart = (messageId: string): string => `${messageId}${MARK}`;

/** Which message of ours a status is about, and whether only about a part before its last. */
export function readPartMark(told: string): { messageId: string; isEarlier: boolean } {
  const isEarlier = told.endsWith(MARK);
  return { messageId: isEarlier ? told.slice(0, -MARK.length) : told, isEarlier };
}
