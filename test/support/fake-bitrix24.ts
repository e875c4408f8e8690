import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createPatientServer } from './patient-server.ts';

export interface FakeLead {
  ID: string;
  fields: Record<string, unknown>;
}

/** `inner`: the batch is answered, and each of its commands has failed. */
export type PortalFault =
  | { status: number; error: string; words?: string }
  | { inner: string }
  | 'hang'
  | 'lost'
  | 'html';

/** A field of leads as `crm.lead.fields` has it. */
export interface FakeField {
  type: string;
  title?: string;
  formLabel?: string;
  isReadOnly?: boolean;
  isMultiple?: boolean;
  statusType?: string;
  items?: { ID: string; VALUE: string }[];
}

export interface FakeBitrix24 {
  url: string;
  leads: FakeLead[];
  /** What leads have; can be changed. */
  fields: Record<string, FakeField>;
  /** What the address may do; can be changed. */
  scope: string[];
  /** The portal's own time that it says it has spent, and when it counts anew. */
  operating: { seconds: number; resetAt: Date };
  /** Methods called, in order. */
  calls: string[];
  /** Lets a method fail so often; `lost`: it does its work, and the answer is lost. */
  fail(method: string, fault: PortalFault, times?: number): void;
  /** Lets every so manieth call of a method fail. */
  failEach(method: string, every: number, fault: PortalFault): void;
  heal(): void;
  /** A lead that was there before us. */
  knows(fields: Record<string, unknown>): FakeLead;
  close(): Promise<void>;
}

const Params = z.looseObject({
  id: z.coerce.string().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  cmd: z.record(z.string(), z.string()).optional(),
});
const Multifield = z.array(z.object({ VALUE: z.string(), VALUE_TYPE: z.string() }));
const NOT_ALLOWED = { error: 'insufficient_scope', error_description: 'The request requires higher privileges' };
/** Its errors of single leads have no code. */
const NOT_FOUND = { error: '', error_description: 'Not found' };
const STATUSES = [
  { STATUS_ID: 'NEW', NAME: 'Не обработан', SEMANTICS: null },
  { STATUS_ID: 'IN_PROCESS', NAME: 'В работе', SEMANTICS: null },
  { STATUS_ID: 'CONVERTED', NAME: 'Качественный лид', SEMANTICS: 'S' },
  { STATUS_ID: 'JUNK', NAME: 'Некачественный лид', SEMANTICS: 'F' },
];
const SOURCES = [
  { STATUS_ID: 'CALL', NAME: 'Звонок' },
  { STATUS_ID: 'WEB', NAME: 'Веб-сайт' },
];
const text = (title: string): FakeField => ({ type: 'string', title });
/** As a portal has them, with some that its owner has added. */
const FIELDS: Record<string, FakeField> = {
  ID: { type: 'integer', title: 'ID', isReadOnly: true },
  TITLE: text('Название лида'),
  NAME: text('Имя'),
  PHONE: { type: 'crm_multifield', title: 'Телефон', isMultiple: true },
  EMAIL: { type: 'crm_multifield', title: 'E-mail', isMultiple: true },
  OPPORTUNITY: { type: 'double', title: 'Сумма' },
  CURRENCY_ID: { type: 'crm_currency', title: 'Валюта' },
  STATUS_ID: { type: 'crm_status', title: 'Стадия', statusType: 'STATUS' },
  SOURCE_ID: { type: 'crm_status', title: 'Источник', statusType: 'SOURCE' },
  SOURCE_DESCRIPTION: text('Дополнительно об источнике'),
  COMMENTS: text('Комментарий'),
  DATE_CREATE: { type: 'datetime', title: 'Дата создания', isReadOnly: true },
  UTM_SOURCE: text('Рекламная система'),
  UTM_MEDIUM: text('Тип трафика'),
  UTM_CAMPAIGN: text('Обозначение рекламной кампании'),
  UTM_CONTENT: text('Содержание кампании'),
  UTM_TERM: text('Условие поиска кампании'),
  UF_SOURCE: { type: 'string', title: 'UF_SOURCE', formLabel: 'Источник чата' },
  UF_APPOINTMENT_AT: { type: 'datetime', title: 'UF_APPOINTMENT_AT', formLabel: 'Время записи' },
  UF_APPOINTMENT_CONFIRMED: { type: 'char', title: 'UF_APPOINTMENT_CONFIRMED', formLabel: 'Запись подтверждена' },
  UF_CRM_SERVICE: {
    type: 'enumeration',
    title: 'UF_CRM_SERVICE',
    formLabel: 'Услуга',
    items: [
      { ID: '44', VALUE: 'Мужская стрижка' },
      { ID: '45', VALUE: 'Маникюр' },
    ],
  },
};
const WON_OR_LOST = new Set(['CONVERTED', 'JUNK']);

/** A Bitrix24 portal with leads: the methods that we call, as its documentation describes them. */
export async function startFakeBitrix24(): Promise<FakeBitrix24> {
  const leads: FakeLead[] = [];
  const calls: string[] = [];
  const operating = { seconds: 0.1, resetAt: new Date(0) };
  const scope = ['crm', 'user_brief'];
  const fieldsOfLeads = { ...FIELDS };
  const regular = new Map<string, { every: number; fault: PortalFault; seen: number }>();
  const faults = new Map<string, { fault: PortalFault; times: number }>();

  const server = createPatientServer(async (request, response) => {
    const [, secret, method = ''] = /^\/rest\/1\/(\w+)\/([\w.]+)\.json$/.exec(request.url ?? '') ?? [];
    const params = Params.parse(JSON.parse(await textOf(request)));
    calls.push(method);
    if (secret !== 'abc123')
      return answer(response, 401, { error: 'INVALID_CREDENTIALS', error_description: 'Invalid request credentials' });
    const fault = takeFault(method);
    if (fault === 'hang') return;
    if (fault === 'html') return void response.writeHead(502).end('<h1>Bad gateway</h1>');
    if (fault === 'lost') {
      run(method, params);
      return void response.destroy();
    }
    if (fault && 'inner' in fault) {
      const failed = Object.keys(params.cmd ?? {}).map((name) => [
        name,
        { error: fault.inner, error_description: 'as told' },
      ]);
      return answer(response, 200, { result: { result: [], result_error: Object.fromEntries(failed) } });
    }
    if (fault)
      return answer(response, fault.status, { error: fault.error, error_description: fault.words ?? 'as told' });
    const result = run(method, params);
    if (result === undefined)
      return answer(response, 404, { error: 'ERROR_METHOD_NOT_FOUND', error_description: method });
    if (result === NOT_FOUND) return answer(response, 400, NOT_FOUND);
    answer(response, 200, {
      result,
      time: { operating: operating.seconds, operating_reset_at: operating.resetAt.getTime() / 1000 },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.custom<AddressInfo>().parse(server.address());

  function run(method: string, { id, fields = {}, filter = {}, cmd = {} }: z.infer<typeof Params>): unknown {
    switch (method) {
      case 'crm.lead.add':
        leads.push({ ID: String(leads.length + 1), fields });
        return leads.length;
      case 'crm.lead.update': {
        const lead = leads.find((one) => one.ID === id);
        if (!lead) return NOT_FOUND;
        Object.assign(lead.fields, fields);
        return true;
      }
      case 'crm.lead.get':
        return shown(leads.find((one) => one.ID === id)) ?? NOT_FOUND;
      case 'crm.lead.list':
        return leads.filter((lead) => fitsFilter(lead, filter)).map(shown);
      case 'batch':
        return runBatch(cmd);
      default:
        return undefined;
    }
  }

  function runBatch(cmd: Record<string, string>) {
    const answers = Object.entries(cmd).map(([name, command]) => [name, runCommand(command)] as const);
    const failed = answers.filter(([, answered]) => answered === NOT_ALLOWED);
    return {
      // PHP shows an empty list for an empty map.
      result: Object.fromEntries(answers.filter(([, answered]) => answered !== NOT_ALLOWED)),
      result_error: failed.length === 0 ? [] : Object.fromEntries(failed),
    };
  }

  function runCommand(command: string): unknown {
    const [method = '', query = ''] = command.split('?');
    const params = new URLSearchParams(query);
    if (method === 'scope') return scope;
    if (method === 'profile') return { ID: '1', ADMIN: true, NAME: 'Ольга', LAST_NAME: 'Петрова' };
    if (method.startsWith('crm.') && !scope.includes('crm')) return NOT_ALLOWED;
    if (method === 'crm.lead.fields') return fieldsOfLeads;
    if (method === 'crm.status.list') return params.get('filter[ENTITY_ID]') === 'STATUS' ? STATUSES : SOURCES;
    if (method === 'crm.lead.userfield.add') {
      fieldsOfLeads[`UF_CRM_${params.get('fields[FIELD_NAME]')}`] = {
        type: params.get('fields[USER_TYPE_ID]') ?? 'string',
        formLabel: params.get('fields[EDIT_FORM_LABEL][ru]') ?? '',
      };
      return 17;
    }
    if (method === 'crm.duplicate.findbycomm') {
      const type = params.get('type') ?? '';
      const ids = leads
        .filter(({ fields }) => valuesOf(fields[type]).includes(params.get('values[]') ?? ''))
        .map(({ ID }) => Number(ID));
      return ids.length > 0 ? { LEAD: ids } : [];
    }
    const filter = { ORIGINATOR_ID: params.get('filter[ORIGINATOR_ID]'), ORIGIN_ID: params.get('filter[ORIGIN_ID]') };
    return leads.filter((lead) => fitsFilter(lead, filter)).map(shown);
  }

  function takeFault(method: string): PortalFault | null {
    const found = faults.get(method);
    if (!found) return regularFault(method);
    if (found.times <= 1) faults.delete(method);
    else faults.set(method, { ...found, times: found.times - 1 });
    return found.fault;
  }

  function regularFault(method: string): PortalFault | null {
    const one = regular.get(method);
    if (!one) return null;
    one.seen += 1;
    return one.seen % one.every === 0 ? one.fault : null;
  }

  return {
    url: `http://127.0.0.1:${port}/rest/1/abc123/`,
    leads,
    calls,
    scope,
    fields: fieldsOfLeads,
    operating,
    failEach(method, every, fault) {
      regular.set(method, { every, fault, seen: 0 });
    },
    fail: (method, fault, times = Number.POSITIVE_INFINITY) => void faults.set(method, { fault, times }),
    heal() {
      faults.clear();
      regular.clear();
    },
    knows(fields) {
      const lead = { ID: String(leads.length + 1), fields };
      leads.push(lead);
      return lead;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const shown = (lead: FakeLead | undefined) =>
  lead && { ID: lead.ID, STATUS_ID: lead.fields.STATUS_ID ?? 'NEW', ...lead.fields };

const valuesOf = (field: unknown): string[] => {
  const values = Multifield.safeParse(field);
  return values.success ? values.data.map(({ VALUE }) => VALUE) : [];
};

function fitsFilter({ ID, fields }: FakeLead, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === '@ID') return Array.isArray(value) && value.map(String).includes(ID);
    if (name === 'STATUS_SEMANTIC_ID') return value === 'P' && !WON_OR_LOST.has(String(fields.STATUS_ID));
    return fields[name] === value;
  });
}

const answer = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8') || '{}';
}
