import type { MenuForm } from '../domain/capabilities/capabilities.ts';
import type { Button } from '../domain/message.ts';
import { cutText } from '../text/split-text.ts';

export interface Key {
  title: string;
  /** More of a label that is longer than the title. */
  description?: string;
  payload: string;
}

export interface FittedMenu {
  /** Null where a channel has none, or no choice fits into it. */
  form: MenuForm | null;
  keys: Key[];
  /** Labels that no key tells whole, as lines of text: every choice can be read, and answered in words. */
  lines: string[];
}

/** Puts choices into the first form that takes them all as they are, else into the last one, as far as they fit. */
export function fitMenu(buttons: readonly Button[], menus: readonly MenuForm[]): FittedMenu {
  const choices = buttons.filter(({ label }) => label.trim() !== '');
  if (menus.length === 0) return { form: null, keys: [], lines: choices.map(({ label }, at) => `${at + 1}. ${label}`) };
  const form = menus.find((one) => takesAll(one, choices)) ?? menus.at(-1);
  const shown = form ? usableIn(form, choices).slice(0, form.most) : [];
  const keys = form ? shown.map((button) => keyOf(button, form)) : [];
  const told = new Set(keys.flatMap(({ title, description }) => [title, description]));
  const lines = choices.filter((button) => !shown.includes(button) || !told.has(button.label));
  return { form: keys.length > 0 && form ? form : null, keys, lines: lines.map(({ label }) => `• ${label}`) };
}

function takesAll(form: MenuForm, choices: readonly Button[]): boolean {
  const usable = usableIn({ ...form, cuts: true }, choices);
  return usable.length <= form.most && usable.every(({ label }) => label.length <= form.labelLength);
}

function usableIn({ payloadBytes, labelLength, cuts, distinct }: MenuForm, choices: readonly Button[]): Button[] {
  return choices.filter(({ label, payload }, at) => {
    if (payload === '' || new TextEncoder().encode(payload).length > payloadBytes) return false;
    if (!cuts && label.length > labelLength) return false;
    return !distinct || !choices.slice(0, at).some((other) => other.label === label || other.payload === payload);
  });
}

function keyOf({ label, payload }: Button, { labelLength, descriptionLength }: MenuForm): Key {
  if (label.length <= labelLength) return { title: label, payload };
  const title = `${cutText(label, labelLength - 1)}…`;
  return { title, payload, ...(descriptionLength !== undefined && { description: cutText(label, descriptionLength) }) };
}
