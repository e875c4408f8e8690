import { z } from 'zod';

/** What we look for in a foreign body. */
export const HookField = z.enum([
  'key',
  'number',
  'name',
  'phone',
  'email',
  'comment',
  'form',
  'page',
  'source',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'offer',
  'amount',
  'state',
  'at',
  'duration',
  'direction',
  'manager',
  'text',
]);
export type HookField = z.infer<typeof HookField>;

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const;

/** Which fields each kind of hook looks for, in the order in which they are guessed: what is taken by one is no other's. */
export const FIELDS = {
  lead: ['key', 'phone', 'email', 'name', 'comment', 'form', 'page', 'source', ...UTM],
  order: ['key', 'number', 'phone', 'email', 'name', 'offer', 'amount', 'state', 'at', 'comment', 'source', ...UTM],
  payment: ['key', 'number', 'amount', 'state'],
  call: ['key', 'number', 'at', 'duration', 'direction', 'phone', 'manager', 'text', 'source'],
} as const satisfies Record<string, readonly HookField[]>;

/**
 * Names under which other programs send them, the surest first: Tilda, WordPress forms, WooCommerce, InSales, Ecwid, YooKassa, CloudPayments,
 * telephony. As `plainName` writes them: small letters and digits alone.
 */
export const NAMES: Readonly<Record<HookField, readonly string[]>> = {
  key: ['tranid', 'webhookid', 'eventid', 'requestid', 'submissionid', 'entryid', 'leadid', 'idempotencykey'],
  number: [
    'orderid',
    'ordernumber',
    'invoiceid',
    'номерзаказа',
    'callid',
    'callsessionid',
    'sessionid',
    'externalid',
    'number',
    'id',
  ],
  name: ['name', 'fullname', 'имя', 'фио', 'fio', 'firstname', 'imya', 'клиент', 'customer'],
  phone: [
    'phone',
    'tel',
    'telephone',
    'phonenumber',
    'mobile',
    'телефон',
    'номертелефона',
    'whatsapp',
    'callerid',
    'msisdn',
  ],
  email: ['email', 'mail', 'emailaddress', 'почта', 'емейл', 'имейл'],
  comment: [
    'comment',
    'comments',
    'message',
    'комментарий',
    'сообщение',
    'вопрос',
    'question',
    'text',
    'textarea',
    'note',
  ],
  form: ['formname', 'formtitle', 'форма', 'form', 'formid'],
  page: ['page', 'pageurl', 'url', 'referer', 'referrer', 'страница'],
  source: ['source', 'leadsource', 'источник'],
  utm_source: ['utmsource'],
  utm_medium: ['utmmedium'],
  utm_campaign: ['utmcampaign'],
  utm_content: ['utmcontent'],
  utm_term: ['utmterm'],
  offer: ['offer', 'offerid', 'product', 'productname', 'item', 'товар', 'услуга', 'service', 'title', 'sku'],
  amount: ['amount', 'total', 'orderamount', 'sum', 'subtotal', 'price', 'value', 'сумма', 'итого'],
  state: ['status', 'state', 'paymentstatus', 'orderstatus', 'financialstatus', 'статус'],
  at: ['startedat', 'starttime', 'datecreated', 'createdat', 'datetime', 'date', 'time', 'timestamp', 'дата', 'start'],
  duration: ['duration', 'durationseconds', 'billsec', 'talktime', 'длительность'],
  direction: ['direction', 'calltype', 'type', 'направление'],
  manager: ['manageremail', 'manager', 'agentemail', 'agent', 'operator', 'user', 'менеджер'],
  text: ['transcript', 'transcription', 'text', 'расшифровка', 'транскрипт', 'dialogue'],
};

/** `Your-Phone`, `billing_phone` and `ТЕЛЕФОН*` as they are compared: the words "your", "client"… before them say nothing. */
export function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^a-zа-я0-9]/gu, '');
  return plain.replace(/^(your|client|customer|contact|billing|user|lead|ваше|ваш|ваша)(?=.)/u, '');
}
