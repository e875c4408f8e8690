import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/places.ts';

/** Script and style together: the tag loads nothing else. */
const MOST_BYTES = 30_000;

describe('The script for other people’s sites', () => {
  const script = readFileSync(join(process.env.TEST_WIDGET_DIR ?? join(ROOT, 'dist/widget'), 'widget.js'));

  it('stays below 30 kB gzipped', () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(MOST_BYTES);
  });

  it('makes no code and no markup out of texts, which strict sites forbid', () => {
    expect(script.toString()).not.toMatch(/\beval\(|new Function|innerHTML|document\.write|setAttribute\("style"/u);
  });
});
