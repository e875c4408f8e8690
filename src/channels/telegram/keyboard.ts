import type { Button } from '../../domain/message.ts';

/** Bot API: `callback_data` is 1-64 bytes. Telegram shows at most 100 buttons under a message. */
export const CALLBACK_BYTES = 64;
export const MOST_BUTTONS = 100;

/** On a phone about 30 letters fit across the screen, so the longest label decides how many buttons share a row. */
const ROWS = [
  { perRow: 3, longest: 9 },
  { perRow: 2, longest: 16 },
];

/** Buttons that Telegram takes, and the rest, whose labels must become text. */
export function fittingButtons(buttons: readonly Button[]): { shown: Button[]; left: Button[] } {
  const shown: Button[] = [];
  const left: Button[] = [];
  for (const button of buttons) (fits(button) && shown.length < MOST_BUTTONS ? shown : left).push(button);
  return { shown, left };
}

/** Rows of one to three buttons. */
export function keyboardRows<B>(buttons: readonly Button[], render: (button: Button) => B): B[][] {
  const longest = Math.max(...buttons.map(({ label }) => label.length));
  const perRow = ROWS.find((row) => longest <= row.longest)?.perRow ?? 1;
  const rows: B[][] = [];
  for (let at = 0; at < buttons.length; at += perRow) rows.push(buttons.slice(at, at + perRow).map(render));
  return rows;
}

function fits({ label, payload }: Button): boolean {
  const bytes = Buffer.byteLength(payload);
  return label.trim() !== '' && bytes > 0 && bytes <= CALLBACK_BYTES;
}
