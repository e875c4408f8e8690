import mongoose from 'mongoose';
import { type ConversionPrompt, promptId, tidyPrompt } from '../../domain/conversion/conversion-prompt.ts';
import { DEFAULT_PROMPT } from '../../domain/conversion/default-prompt.ts';
import type { Actor } from '../../domain/event.ts';
import type { Locale } from '../../domain/localized.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Nobody reads more of them. */
const MOST_SHOWN = 200;

/** The words that hold now. Where nobody has written any, the default becomes the first version. */
export async function promptInForce(store: Store, locale: Locale, now: Date): Promise<ConversionPrompt> {
  const latest = await latestPrompt(store);
  if (latest) return latest;
  const first: ConversionPrompt = {
    id: promptId(1),
    version: 1,
    text: DEFAULT_PROMPT[locale],
    at: now,
    by: { kind: 'system' },
    restored: null,
  };
  return (await inserted(store, first)) ? first : ((await latestPrompt(store)) ?? first);
}

/** All versions, the newest first. */
export async function listPrompts(store: Store): Promise<ConversionPrompt[]> {
  const rows = await store.conversionPrompts.find().sort({ version: -1 }).limit(MOST_SHOWN).toArray();
  return rows.map(fromDocument);
}

export async function findPrompt(store: Store, version: number): Promise<ConversionPrompt | null> {
  const found = await store.conversionPrompts.findOne({ _id: promptId(version) });
  return found && fromDocument(found);
}

export interface PromptChange {
  text: string;
  /** The version that the writer saw. */
  seen: number;
  by: Actor;
  restored: number | null;
}

/** `conflict`: somebody has saved another version since; nothing is lost on either side. `same`: it reads as it did. */
export type PromptSaved = { kind: 'saved' | 'same' | 'conflict'; prompt: ConversionPrompt };

/** A new version, if the one that the writer saw is still the last. */
export async function savePrompt(
  store: Store,
  current: ConversionPrompt,
  { text, seen, by, restored }: PromptChange,
  now: Date,
): Promise<PromptSaved> {
  const tidy = tidyPrompt(text);
  if (current.version !== seen) return { kind: current.text === tidy ? 'same' : 'conflict', prompt: current };
  if (current.text === tidy) return { kind: 'same', prompt: current };
  const version = seen + 1;
  const prompt: ConversionPrompt = { id: promptId(version), version, text: tidy, at: now, by, restored };
  if (await inserted(store, prompt)) return { kind: 'saved', prompt };
  return { kind: 'conflict', prompt: (await latestPrompt(store)) ?? current };
}

async function latestPrompt(store: Store): Promise<ConversionPrompt | null> {
  const [latest] = await store.conversionPrompts.find().sort({ version: -1 }).limit(1).toArray();
  return latest ? fromDocument(latest) : null;
}

/** False when that version is there already. */
async function inserted(store: Store, prompt: ConversionPrompt): Promise<boolean> {
  try {
    await store.conversionPrompts.insertOne(toDocument(prompt));
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}
