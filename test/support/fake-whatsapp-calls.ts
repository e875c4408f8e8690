/** Anna on WhatsApp, and what Meta posts about her; in the forms of its documentation. */
export const ANNA_USER = 'RU.13491208655302741918';
export const ANNA_PHONE = '79281234567';

interface Envelope {
  phoneNumberId: string;
  messages?: object[];
  statuses?: object[];
  contact?: object;
}

/** One call with messages or statuses, at Meta's three levels of lists. */
export function cloudCall({ phoneNumberId, messages, statuses, contact }: Envelope): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '78630000000', phone_number_id: phoneNumberId },
              ...(messages && {
                contacts: [contact ?? { profile: { name: 'Анна Лисицына' }, wa_id: ANNA_PHONE, user_id: ANNA_USER }],
                messages,
              }),
              ...(statuses && { statuses }),
            },
          },
        ],
      },
    ],
  };
}

let seconds = 1_760_000_000;
let ids = 0;

/** A message of Anna's with its own id and second. */
export function annaSays(content: object, overrides: object = {}): object {
  seconds += 1;
  ids += 1;
  const from = { from: ANNA_PHONE, from_user_id: ANNA_USER };
  return { ...from, id: `wamid.in${ids}`, timestamp: String(seconds), ...content, ...overrides };
}

export const textOf = (body: string): object => ({ type: 'text', text: { body } });
export const pressOf = (id: string, title: string): object => ({
  type: 'interactive',
  interactive: { type: 'button_reply', button_reply: { id, title } },
});
export const choiceOf = (id: string, title: string): object => ({
  type: 'interactive',
  interactive: { type: 'list_reply', list_reply: { id, title, description: '' } },
});

export function statusOf(messageId: string, status: string, error?: { code: number; title: string }): object {
  seconds += 1;
  return {
    id: `wamid.of-${messageId}`,
    status,
    timestamp: String(seconds),
    recipient_id: ANNA_PHONE,
    biz_opaque_callback_data: messageId,
    ...(error && { errors: [error] }),
  };
}
