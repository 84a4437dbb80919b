import { createHmac } from 'node:crypto';
import { createAccess } from '../../../../../infra/sandbox/service-bus/amqp/access.ts';
import { deliveryTag, tokenBytes, tokenOf } from '../../../../../infra/sandbox/service-bus/amqp/lock-token.ts';

const NOW = 1_700_000_000_000;

function sign(key: string, expiry: number): string {
  const resource = encodeURIComponent('sb://127.0.0.1:5672/jobs');
  const signature = createHmac('sha256', key).update(`${resource}\n${expiry}`).digest('base64');
  return `SharedAccessSignature sr=${resource}&sig=${encodeURIComponent(signature)}&se=${expiry}&skn=Root`;
}

describe('who may use the local Service Bus', () => {
  const access = createAccess('key', () => NOW);

  it.each([
    ['a token signed with the key', sign('key', NOW / 1000 + 60), true],
    ['a token signed with another key', sign('other', NOW / 1000 + 60), false],
    ['an expired token', sign('key', NOW / 1000), false],
    ['a token with a later expiry than was signed', sign('key', 60).replace('se=60', 'se=1700000999'), false],
    ['no token', undefined, false],
    ['another kind of token', 'Bearer x', false],
  ])('%s', (_, token, expected) => {
    const allowed = access(token);

    expect(allowed).toBe(expected);
  });
});

describe('a lock token', () => {
  it('is a .NET Guid in the delivery tag and plain bytes elsewhere', () => {
    const token = '00112233-4455-6677-8899-aabbccddeeff';

    expect(deliveryTag(token).toString('hex')).toBe('33221100554477668899aabbccddeeff');
    expect(tokenOf(tokenBytes(token))).toBe(token);
  });
});
