import { z } from 'zod';
import type { Contact } from '../../domain/contact.ts';
import { type FieldDefinition, fieldsOf } from '../../domain/fields/field-definition.ts';
import { everyContact } from '../../store/contacts/list-contacts.ts';
import type { RouteDeps } from '../app-deps.ts';
import { queryWith } from '../board-query.ts';
import { contactFilters, readContactQuery } from '../contact-query.ts';
import { sendCsv } from '../csv.ts';
import { sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import type { Route } from '../route.ts';

/** Contacts as a file for a spreadsheet, or for another program. */
export function contactExportRoutes({ store, guards, surroundings }: RouteDeps): Route[] {
  return [
    rawRoute({
      method: 'get',
      path: '/api/v1/contacts/export',
      tag: 'Contacts',
      summary: 'All contacts that fit the filter, as CSV for Excel: UTF-8 with a mark, semicolons, formulas defused',
      guard: guards.team('manage'),
      takes: z.object({ query: queryWith(contactFilters) }),
      gives: { status: 200, schema: z.string(), description: 'The file', type: 'text/csv' },
      async handle({ query }, _request, response) {
        const around = surroundings();
        const asked = readContactQuery(query, around);
        if (asked.kind === 'problem') return sendProblem(response, asked);
        const rows = rowsOf(everyContact(store, asked.filter), fieldsOf(around.fields, 'contact'));
        await sendCsv(response, 'contacts.csv', rows);
      },
    }),
  ];
}

const COLUMNS = [
  'name',
  'phone',
  'email',
  'tags',
  'source',
  'language',
  'channels',
  'consent',
  'consent since',
  'consent source',
  'blocked since',
  'last visit',
  'created',
  'id',
];

async function* rowsOf(contacts: AsyncIterable<Contact>, fields: readonly FieldDefinition[]) {
  yield [...COLUMNS, ...fields.map(({ id }) => id)];
  for await (const contact of contacts)
    yield [...cellsOf(contact), ...fields.map((field) => fieldCell(contact, field))];
}

function cellsOf(contact: Contact): (string | number | null)[] {
  const { name, phone, email, tags, origin, locale, identities, consent } = contact;
  return [
    name,
    phone,
    email,
    tags.join(', '),
    origin.source ?? null,
    locale,
    [...new Set(identities.map(({ channelKind }) => channelKind))].join(', '),
    consent && (consent.granted ? 'yes' : 'no'),
    consent?.at.toISOString() ?? null,
    consent?.source ?? null,
    contact.blockedAt?.toISOString() ?? null,
    contact.lastVisitAt?.toISOString() ?? null,
    contact.createdAt.toISOString(),
    contact.id,
  ];
}

/** An option by its title: an id says nothing to whoever reads the file. */
function fieldCell({ fields }: Contact, { id, options }: FieldDefinition): string | number | null {
  const value = fields[id];
  return options.find((option) => option.id === value)?.title.en ?? value ?? null;
}
