import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrastOf, paletteOf } from '../../src/widget/palette.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colours of the widget', () => {
  it('are readable wherever they stand, whatever colour was chosen', () => {
    fc.assert(
      fc.property(color, fc.boolean(), (brand, isDark) => {
        const { accent, accentText, accentSoft, accentInk, accentLine } = paletteOf(brand, isDark);
        const surface = isDark ? '#1e2029' : '#ffffff';
        expect(accent).toBe(brand);
        expect(contrastOf(accentText, accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accentInk, accentSoft)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accentInk, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accentLine, surface)).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('leave a colour as it is where it can be read already', () => {
    expect(paletteOf('#4644b0', false)).toMatchObject({
      accentInk: '#4644b0',
      accentLine: '#4644b0',
      accentText: '#ffffff',
    });
    expect(paletteOf('#ffd400', false)).toMatchObject({ accentText: '#000000' });
  });
});
