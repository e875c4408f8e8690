import { describe, expect, it } from '@jest/globals';
import {
  AccountType,
  channelIdOf,
  readSettings,
  TYPE_FACTS,
} from '../../../src/domain/channel-accounts/account-type.ts';
import { endingOf } from '../../../src/domain/channel-accounts/channel-account.ts';

const META = { token: 'EAAG-x', accountId: '102030405', appSecret: 'abc', verifyToken: 'our-own-word' };
const WHOLE = {
  telegram: { token: '100001:AbC-d_e' },
  whatsapp_cloud: { token: 'EAAG-x', phoneNumberId: '102030405', appSecret: 'abc', verifyToken: 'our-own-word' },
  whatsapp_web: {},
  messenger: META,
  instagram: META,
};

describe('the settings of an account', () => {
  it.each(AccountType.options)('%s: are read whole, and name one channel', (type) => {
    const read = readSettings(type, WHOLE[type]);
    expect(read).toEqual({ kind: 'settings', account: { type, settings: WHOLE[type] } });
    if (read.kind !== 'settings') return;
    const { kind } = TYPE_FACTS[type];
    expect(channelIdOf(read.account).startsWith(`${kind}:`)).toBe(true);
    expect(channelIdOf(read.account)).not.toContain('AbC');
  });

  it.each(AccountType.options.filter((type) => type !== 'whatsapp_web'))('%s: name each that is missing', (type) => {
    const read = readSettings(type, {});
    const missing = Object.keys(WHOLE[type]).map((field) => ({ field, reason: 'is missing' }));
    expect(read).toEqual({ kind: 'wrong', errors: missing });
  });

  it('are told apart where two types have the same account', () => {
    const ids = (['messenger', 'instagram'] as const).map((type) => channelIdOf({ type, settings: META }));
    expect(ids).toEqual(['messenger:102030405', 'instagram:102030405']);
  });

  it('take an empty one for left out, and no strange one', () => {
    expect(readSettings('whatsapp_cloud', { ...WHOLE.whatsapp_cloud, templateRu: '' }).kind).toBe('settings');
    expect(readSettings('telegram', { ...WHOLE.telegram, apiRoot: 'http://evil' })).toEqual({
      kind: 'wrong',
      errors: [{ field: 'apiRoot', reason: 'is no setting of this type' }],
    });
  });

  it('show four letters of a secret, and nothing of one that is short', () => {
    expect(endingOf('100001:AbCdEfGhIjKl')).toBe('IjKl');
    expect(endingOf('short')).toBe('');
  });
});
