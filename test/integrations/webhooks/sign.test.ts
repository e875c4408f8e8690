import { describe, expect, it } from '@jest/globals';
import { sign } from '../../../src/integrations/webhooks/sign.ts';
import { verify } from './receiver.ts';

// The example that standardwebhooks.com and Svix publish.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = new Date(1_614_265_330_000);
const BODY = '{"test": 2432232314}';

describe('A signature', () => {
  it('is the published one for the published example', () => {
    expect(sign([SECRET], ID, AT, BODY)).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is of whole seconds, as the header says them', () => {
    const late = new Date(AT.getTime() + 999);
    expect(sign([SECRET], ID, late, BODY)).toEqual(sign([SECRET], ID, AT, BODY));
  });

  it('is trusted by the published library, and not for another body, id, time or secret', () => {
    const headers = sign([SECRET], ID, AT, BODY);
    expect(verify(SECRET, { headers, body: BODY }, AT)).toEqual({ test: 2_432_232_314 });
    expect(() => verify(SECRET, { headers, body: '{"test": 1}' }, AT)).toThrow();
    expect(() => verify(SECRET, { headers: { ...headers, 'webhook-id': 'other' }, body: BODY }, AT)).toThrow();
    expect(() => verify(SECRET, { headers, body: BODY }, new Date(AT.getTime() + 301_000))).toThrow();
    expect(() => verify('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', { headers, body: BODY }, AT)).toThrow();
  });
});
