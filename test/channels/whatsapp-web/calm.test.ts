import { describe, expect, it } from '@jest/globals';
import { calm } from '../../../src/channels/whatsapp-web/calm.ts';

describe('A method that a library does not wait for', () => {
  const build = () => ({
    name: 'page',
    async greets(words: string) {
      if (words === '') throw new Error('no words');
      return `${this.name}: ${words}`;
    },
  });

  it('does what it did', async () => {
    const target = build();
    calm(target, 'greets', () => undefined);
    expect(await target.greets('hello')).toBe('page: hello');
  });

  it('tells how it fails and leaves no rejection behind', async () => {
    const target = build();
    const told: unknown[] = [];
    calm(target, 'greets', (error) => void told.push(error));
    expect(await target.greets('')).toBeUndefined();
    expect(told).toMatchObject([{ message: 'no words' }]);
  });

  it('fails still where somebody wants it to', async () => {
    const target = build();
    calm(target, 'greets', (error) => {
      throw error;
    });
    await expect(target.greets('')).rejects.toThrow('no words');
  });

  it('may be missing', () => {
    const target = build();
    calm(target, 'leaves', () => undefined);
    expect(Object.keys(target)).toEqual(['name', 'greets']);
  });
});
