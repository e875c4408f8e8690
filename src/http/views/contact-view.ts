import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { ImportCounts, ImportTarget } from '../../domain/contacts/import.ts';
import { MergeReason } from '../../domain/contacts/merge.ts';
import { Actor } from '../../domain/event.ts';
import { FieldValues } from '../../domain/field-value.ts';
import { Origin } from '../../domain/incoming.ts';
import { Locale } from '../../domain/localized.ts';
import { instant } from './instant.ts';

export const ContactView = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    /** Vouched for by a channel or a program, not only typed. */
    verified: z.object({ phone: z.boolean(), email: z.boolean() }),
    locale: Locale,
    tags: z.array(z.string()),
    origin: Origin,
    fields: FieldValues,
    consent: z.object({ granted: z.boolean(), at: instant, source: z.string() }).nullable(),
    blockedAt: instant.nullable(),
    lastVisitAt: instant.nullable(),
    identities: z.array(z.object({ channelKind: ChannelKind, username: z.string().optional(), blocked: z.boolean() })),
    createdAt: instant,
    version: z.number(),
  })
  .meta({ id: 'Contact' });
export type ContactView = z.infer<typeof ContactView>;

/** One merge that has led to this contact, or has been undone since. */
export const MergeView = z
  .object({
    id: z.string(),
    at: instant,
    actor: Actor,
    why: MergeReason,
    state: z.enum(['merged', 'undone']),
    /** The contact that is no more, as it was. */
    other: ContactView,
    undoneAt: instant.nullable(),
  })
  .meta({ id: 'Merge' });
export type MergeView = z.infer<typeof MergeView>;

export const SuggestionView = z
  .object({ contact: ContactView, because: z.array(z.enum(['phone', 'email', 'name'])) })
  .meta({ id: 'MergeSuggestion' });
export type SuggestionView = z.infer<typeof SuggestionView>;

/** Counted up to a limit: `exact` is false when there are more. Null where counting would cost too much. */
export const CountView = z.object({ count: z.number().nullable(), exact: z.boolean() }).meta({ id: 'Count' });
export type CountView = z.infer<typeof CountView>;

export const ImportErrorView = z
  .object({ line: z.number(), reason: z.string(), row: z.array(z.string()) })
  .meta({ id: 'ImportError' });
export type ImportErrorView = z.infer<typeof ImportErrorView>;

/** A file of contacts on its way in. */
export const ImportView = z
  .object({
    id: z.string(),
    createdAt: instant,
    fileName: z.string(),
    bytes: z.number(),
    encoding: z.string(),
    delimiter: z.string(),
    columns: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    /** One for each column: where it goes. */
    mapping: z.array(ImportTarget),
    tags: z.array(z.string()),
    state: z.enum(['ready', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed']),
    counts: ImportCounts,
    checked: ImportCounts.nullable(),
    problem: z.string().nullable(),
    /** The first ones; all of them are in the file of errors. */
    errors: z.array(ImportErrorView),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ContactImport' });
export type ImportView = z.infer<typeof ImportView>;
