import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { flowSchema } from '../../../src/store/files/flow-schema.ts';

describe('The schema of flow files', () => {
  it('is the one that editors are given (npm run docs:flows writes it)', () => {
    expect(JSON.parse(readFileSync('flows/flow.schema.json', 'utf8'))).toEqual(JSON.parse(flowSchema()));
  });

  it('is named by every flow file, so that editors complete and check it', () => {
    const files = readdirSync('flows').filter((name) => name.endsWith('.yml'));
    const without = files.filter(
      (name) =>
        !readFileSync(join('flows', name), 'utf8').startsWith('# yaml-language-server: $schema=flow.schema.json\n'),
    );
    expect(without).toEqual([]);
    expect(files.length).toBeGreaterThan(15);
  });
});
