import { describe, expect, it } from '@jest/globals';
import { inPieces, spokenLines } from '../../../src/domain/conversion/spoken-lines.ts';

describe('A transcript in plain text', () => {
  it('is read line by line, whoever speaks, and in no time whatever stands in it', () => {
    expect(spokenLines('[00:01] Manager 1: Hello\nand welcome\nClient: Hi\n15:00 suits me')).toEqual([
      { speaker: 'manager', text: 'Hello\nand welcome' },
      { speaker: 'client', text: 'Hi\n15:00 suits me' },
    ]);
    const begun = performance.now();
    expect(spokenLines(`Client${' '.repeat(100_000)}x`)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('is cut where sentences end when nobody paused, and nothing is lost', () => {
    const text = 'Мы ждём вас завтра в три часа дня. '.repeat(200);
    const pieces = inPieces({ speaker: 'unknown', text });
    expect(pieces.map((piece) => piece.text).join(' ')).toBe(text.trim());
    for (const piece of pieces) expect(piece.text).toMatch(/^Мы .*дня\.$/su);
    const endless = inPieces({ speaker: 'client', text: 'а'.repeat(4_000) });
    expect(endless.map((piece) => piece.text).join('')).toBe('а'.repeat(4_000));
  });
});
