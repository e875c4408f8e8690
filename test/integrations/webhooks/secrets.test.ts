import { describe, expect, it } from '@jest/globals';
import { createSecrets } from '../../../src/integrations/webhooks/secrets.ts';
import { createSeal } from '../../../src/store/seal.ts';

const secrets = createSecrets(createSeal('the secret of this installation', 'webhooks'));

describe('A signing secret', () => {
  it('has the form of Standard Webhooks and is never the same twice', () => {
    const made = [secrets.mint('a').secret, secrets.mint('a').secret];
    for (const secret of made) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
      expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    }
    expect(made[0]).not.toBe(made[1]);
  });

  it('opens for its own webhook and does not show in its seal', () => {
    const { secret, sealedSecret } = secrets.mint('a');
    expect(secrets.open('a', sealedSecret)).toBe(secret);
    expect(createSecrets(createSeal('the secret of this installation', 'webhooks')).open('a', sealedSecret)).toBe(
      secret,
    );
    expect(Buffer.from(sealedSecret, 'base64').toString('latin1')).not.toContain(secret);
  });

  it('does not open for another webhook, in another installation, altered or cut', () => {
    const { sealedSecret } = secrets.mint('a');
    const altered = Buffer.from(sealedSecret, 'base64');
    altered.writeUInt8(altered.readUInt8(20) ^ 1, 20);
    expect(() => secrets.open('b', sealedSecret)).toThrow();
    expect(() => createSecrets(createSeal('another', 'webhooks')).open('a', sealedSecret)).toThrow();
    expect(() => secrets.open('a', altered.toString('base64'))).toThrow();
    expect(() => secrets.open('a', sealedSecret.slice(0, 40))).toThrow();
    expect(() => secrets.open('a', '')).toThrow();
  });
});
