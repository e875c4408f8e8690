import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromOutgoing } from '../../../src/channels/telegram/from-outgoing.ts';
import { CAPABILITIES } from '../../../src/domain/capabilities/table.ts';

const button = (label: string, payload = label) => ({ label, payload });
const markupOf = (labels: string[]) =>
  fromOutgoing({ text: 'Когда?', buttons: labels.map((label, n) => button(label, `p${n}`)) })[0]?.reply_markup;
const rowsOf = (labels: string[]) => {
  const markup = markupOf(labels);
  return markup && 'inline_keyboard' in markup ? markup.inline_keyboard.map((row) => row.length) : [];
};

describe('fromOutgoing', () => {
  it('says nothing when there is nothing to see', () => {
    expect(fromOutgoing({ text: '' })).toEqual([]);
    expect(fromOutgoing({ text: ' \n ' })).toEqual([]);
  });

  it('sends plain text, never markup, and takes an old keyboard away', () => {
    expect(fromOutgoing({ text: '<b>*да*</b>' })).toEqual([
      { text: '<b>*да*</b>', reply_markup: { remove_keyboard: true } },
    ]);
  });

  it('puts buttons under the text, more in a row the shorter they are', () => {
    expect(markupOf(['15:00'])).toEqual({ inline_keyboard: [[{ text: '15:00', callback_data: 'p0' }]] });
    expect(rowsOf(['10:00', '11:00', '12:00', '13:00'])).toEqual([3, 1]);
    expect(rowsOf(['Да, записать', 'Другое время'])).toEqual([2]);
    expect(rowsOf(['Окрашивание в один тон', 'Стрижка'])).toEqual([1, 1]);
  });

  it('writes out what Telegram would refuse as a button', () => {
    const long = 'я'.repeat(33);
    const [part] = fromOutgoing({
      text: 'Что выбрать?',
      buttons: [button('Да', 'yes'), button('Длинный', long), button('Пустой', ''), button('Впору', 'я'.repeat(32))],
    });
    expect(part?.text).toBe('Что выбрать?\n• Длинный\n• Пустой');
    expect(part?.reply_markup).toMatchObject({ inline_keyboard: [[{ text: 'Да' }, { text: 'Впору' }]] });
  });

  it('asks for the phone by a key of its own', () => {
    const [part] = fromOutgoing({ text: 'Ваш номер?', contactRequest: 'Отправить номер' });
    expect(part?.reply_markup).toEqual({
      keyboard: [[{ text: 'Отправить номер', request_contact: true }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  it('keeps buttons beside the contact key as plain keys', () => {
    const content = { text: 'Ваш номер?', contactRequest: 'Отправить номер', buttons: [button('Отмена', 'cancel')] };
    expect(fromOutgoing(content)[0]?.reply_markup).toMatchObject({
      keyboard: [[{ text: 'Отправить номер', request_contact: true }], [{ text: 'Отмена' }]],
    });
  });

  it('puts the keys of a long message under its last part', () => {
    const parts = fromOutgoing({ text: 'Слово '.repeat(1500), buttons: [button('Да')] });
    expect(parts).toHaveLength(3);
    expect(parts.map(({ reply_markup }) => Object.keys(reply_markup)[0])).toEqual([
      'remove_keyboard',
      'remove_keyboard',
      'inline_keyboard',
    ]);
  });

  it('keeps every limit and reaches every option, for any menu', () => {
    const option = fc.record({
      label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
      payload: fc.string({ unit: 'grapheme', maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.array(option, { maxLength: 30 }), (text, buttons) => {
        const parts = fromOutgoing({ text: `?${text}`, buttons });
        expect(parts.every((part) => part.text.trim() && part.text.length <= CAPABILITIES.telegram.textLength)).toBe(
          true,
        );
        const markup = parts.at(-1)?.reply_markup;
        const keys = markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : [];
        expect(keys.every((key) => Buffer.byteLength(key.callback_data) <= 64)).toBe(true);
        const written = parts.map((part) => part.text).join('');
        for (const { label } of buttons) {
          expect(keys.some((key) => key.text === label) || written.includes(label.trimEnd())).toBe(true);
        }
      }),
    );
  });
});
