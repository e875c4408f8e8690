import type { Locale } from '../domain/localized.ts';
import { en } from './texts-en.ts';
import { ru } from './texts-ru.ts';

export type Texts = typeof ru;

export const texts: Record<Locale, Texts> = { ru, en };
