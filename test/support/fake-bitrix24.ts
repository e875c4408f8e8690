import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export interface FakeLead {
  ID: string;
  fields: Record<string, unknown>;
}

export type PortalFault = { status: number; error: string } | 'hang' | 'lost' | 'html';

export interface FakeBitrix24 {
  url: string;
  leads: FakeLead[];
  /** Methods called, in order. */
  calls: string[];
  /** Lets a method fail so often; `lost`: it does its work, and the answer is lost. */
  fail(method: string, fault: PortalFault, times?: number): void;
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
const Phones = z.array(z.object({ VALUE: z.string(), VALUE_TYPE: z.string() }));
const WON_OR_LOST = new Set(['CONVERTED', 'JUNK']);

/** A Bitrix24 portal with leads: the methods that we call, as its documentation describes them. */
export async function startFakeBitrix24(): Promise<FakeBitrix24> {
  const leads: FakeLead[] = [];
  const calls: string[] = [];
  const faults = new Map<string, { fault: PortalFault; times: number }>();

  const server = createServer(async (request, response) => {
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
    if (fault) return answer(response, fault.status, { error: fault.error, error_description: 'as told' });
    const result = run(method, params);
    if (result === undefined)
      return answer(response, 404, { error: 'ERROR_METHOD_NOT_FOUND', error_description: method });
    answer(response, 200, { result, time: { operating: 0.1 } });
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
        if (lead) Object.assign(lead.fields, fields);
        return lead !== undefined;
      }
      case 'crm.lead.get':
        return shown(leads.find((one) => one.ID === id));
      case 'crm.lead.list':
        return leads.filter((lead) => fitsFilter(lead, filter)).map(shown);
      case 'batch':
        return {
          result: Object.fromEntries(Object.entries(cmd).map(([name, command]) => [name, runCommand(command)])),
        };
      default:
        return undefined;
    }
  }

  function runCommand(command: string): unknown {
    const [method = '', query = ''] = command.split('?');
    const params = new URLSearchParams(query);
    if (method === 'crm.duplicate.findbycomm') {
      const ids = leads
        .filter(({ fields }) => phonesOf(fields).includes(params.get('values[]') ?? ''))
        .map(({ ID }) => Number(ID));
      return ids.length > 0 ? { LEAD: ids } : [];
    }
    const filter = { ORIGINATOR_ID: params.get('filter[ORIGINATOR_ID]'), ORIGIN_ID: params.get('filter[ORIGIN_ID]') };
    return leads.filter((lead) => fitsFilter(lead, filter)).map(shown);
  }

  function takeFault(method: string): PortalFault | null {
    const found = faults.get(method);
    if (!found) return null;
    if (found.times <= 1) faults.delete(method);
    else faults.set(method, { ...found, times: found.times - 1 });
    return found.fault;
  }

  return {
    url: `http://127.0.0.1:${port}/rest/1/abc123/`,
    leads,
    calls,
    fail: (method, fault, times = Number.POSITIVE_INFINITY) => void faults.set(method, { fault, times }),
    heal: () => faults.clear(),
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

const phonesOf = (fields: FakeLead['fields']): string[] => {
  const phones = Phones.safeParse(fields.PHONE);
  return phones.success ? phones.data.map(({ VALUE }) => VALUE) : [];
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
