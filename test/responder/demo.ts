import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Business } from '../../src/domain/business/business.ts';
import { Locale } from '../../src/domain/localized.ts';
import type { Question, ResponderTools } from '../../src/engine/ports.ts';
import { loadKnowledge, type Passage } from '../../src/responder/load-knowledge.ts';
import { loadBusiness } from '../../src/store/files/load-business.ts';

/** The demo salon and its pages as shipped, on Friday 2026-11-20, 12:00 in Rostov. */
export interface Demo {
  business: Business;
  pages: Passage[];
}
export const NOW = new Date('2026-11-20T09:00:00Z');

export async function loadDemo(): Promise<Demo> {
  const flows = join(import.meta.dirname, '../../flows');
  const business = await loadBusiness(join(flows, 'business'));
  const knowledge = await loadKnowledge(join(flows, 'knowledge'));
  if (business.kind !== 'ok' || knowledge.kind !== 'loaded') throw new Error('the shipped demo does not load');
  return { business: business.business, pages: knowledge.passages };
}

export const NO_TOOLS: ResponderTools = {
  prices: async () => [],
  hours: async () => [],
  freeSlots: async () => [],
  ownAppointments: async () => [],
};

export function buildQuestion(business: Business, overrides: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    text: 'есть парковка?',
    locale: 'ru',
    history: [],
    now: NOW,
    business,
    tools: NO_TOOLS,
    ...overrides,
  };
}

const AskedQuestion = z.strictObject({ locale: Locale, text: z.string(), source: z.array(z.string()).nullable() });

/** One question a line; `source` lists the pages that answer it, null when none does. */
export async function readQuestions(file: string): Promise<z.infer<typeof AskedQuestion>[]> {
  const lines = (await readFile(join(import.meta.dirname, file), 'utf8')).trim().split('\n');
  return lines.map((line) => AskedQuestion.parse(JSON.parse(line)));
}
