/** Anna in Messenger or Instagram, and what Meta posts about her; in the forms of its documentation. */
export const ANNA_ID = '6005004003002001';

let clock = 1_760_000_000_000;
let ids = 0;

/** One call about one account. */
export const metaCall = (object: 'page' | 'instagram', accountId: string, messaging: object[]): object => ({
  object,
  entry: [{ id: accountId, time: clock, messaging }],
});

/** Something that Anna does in the conversation with the account. */
export function annaDoes(accountId: string, what: object, at?: number): object {
  clock += 1_000;
  return { sender: { id: ANNA_ID }, recipient: { id: accountId }, timestamp: at ?? clock, ...what };
}

export function messageOf(content: object): object {
  ids += 1;
  return { message: { mid: `m_in${ids}`, ...content } };
}

/** What the account itself has said: by us, by another program, or by hand. */
export function echoOf(accountId: string, content: object): object {
  clock += 1_000;
  ids += 1;
  const message = { mid: `m_echo${ids}`, is_echo: true, ...content };
  return { sender: { id: accountId }, recipient: { id: ANNA_ID }, timestamp: clock, message };
}
