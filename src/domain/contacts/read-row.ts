import type { Contact } from '../contact.ts';
import { checkValue } from '../fields/check-value.ts';
import type { FieldDefinition } from '../fields/field-definition.ts';
import { fieldNamed } from '../fields/field-definition.ts';
import type { Locale } from '../localized.ts';
import type { ImportTarget } from './import.ts';

/** What a row says of a person; only what it says. */
export interface RowContact {
  name?: string;
  phone?: string;
  email?: string;
  tags?: string[];
  source?: string;
  locale?: Locale;
  consent?: boolean;
  fields: Contact['fields'];
}

export type ReadRow = { kind: 'row'; contact: RowContact } | { kind: 'wrong'; reason: string };

export interface RowReader {
  mapping: readonly ImportTarget[];
  fields: readonly FieldDefinition[];
  /** E.164 of what a table may hold; null for what is no number. */
  readPhone(text: string): string | null;
}

const EMAIL = /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,185}\.[^\s@<>"',;.]{2,}$/u;
const LONGEST_NAME = 120;
const LONGEST_TAG = 60;
const YES = /^(1|y|yes|true|да|есть|согласен|согласна|\+|x|v|granted)$/u;
const NO = /^(0|n|no|false|нет|отказ|отозвано|-|withdrawn)$/u;

/** One row of a table as a contact. All that is wrong with it is told at once, with the way out. */
export function readRow(row: readonly string[], reader: RowReader): ReadRow {
  const contact: RowContact = { fields: {} };
  const wrong: string[] = [];
  if (row.length > reader.mapping.length) {
    wrong.push(`has ${row.length} cells where the heading has ${reader.mapping.length}`);
  }
  for (const [at, target] of reader.mapping.entries()) {
    const text = (row[at] ?? '').trim();
    if (target === 'skip' || text === '') continue;
    const problem = take(contact, target, text, reader);
    if (problem) wrong.push(problem);
  }
  if (wrong.length === 0 && !contact.phone && !contact.email && !contact.name) {
    wrong.push('has neither a name nor a phone nor an e-mail');
  }
  return wrong.length > 0 ? { kind: 'wrong', reason: wrong.join('; ') } : { kind: 'row', contact };
}

/** What is wrong with the cell; undefined when it was taken. */
function take(contact: RowContact, target: ImportTarget, text: string, reader: RowReader): string | undefined {
  switch (target) {
    case 'name':
      if (text.length > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} characters`;
      contact.name = text;
      return undefined;
    case 'phone': {
      const phone = reader.readPhone(text);
      if (phone === null) return `"${shown(text)}" is not a phone number`;
      contact.phone = phone;
      return undefined;
    }
    case 'email':
      if (!EMAIL.test(text)) return `"${shown(text)}" is not an e-mail address`;
      contact.email = text.toLowerCase();
      return undefined;
    case 'tags': {
      const tags = text.split(/[,;|]/u).flatMap((tag) => tag.trim() || []);
      if (tags.some((tag) => tag.length > LONGEST_TAG)) return `a tag is longer than ${LONGEST_TAG} characters`;
      contact.tags = [...new Set(tags)];
      return undefined;
    }
    case 'source':
      contact.source = text.slice(0, 200);
      return undefined;
    case 'locale':
      contact.locale = /^(ru|рус)/iu.test(text) ? 'ru' : 'en';
      return undefined;
    case 'consent': {
      const word = text.toLowerCase();
      if (!YES.test(word) && !NO.test(word)) return `"${shown(text)}" is neither yes nor no`;
      contact.consent = YES.test(word);
      return undefined;
    }
    default:
      return takeField(contact, target.slice('field.'.length), text, reader);
  }
}

function takeField(contact: RowContact, id: string, text: string, { fields }: RowReader): string | undefined {
  const field = fieldNamed(fields, 'contact', id);
  if (!field) return `there is no field "${id}"`;
  const checked = checkValue(field, text);
  if (checked.kind === 'wrong') return `${field.title.en}: ${checked.reason}`;
  contact.fields[id] = checked.value;
  return undefined;
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
