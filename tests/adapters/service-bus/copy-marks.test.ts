import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { copyOf, readCopyMarks } from '../../../adapters/service-bus/copy-marks.ts';

function received(overrides: Partial<ServiceBusReceivedMessage> = {}): ServiceBusReceivedMessage {
  return { body: { a: 1 }, messageId: 'm1', correlationId: 'c1', ...overrides } as ServiceBusReceivedMessage;
}

describe('a copy of a job for later', () => {
  const at = new Date('2026-11-20T09:00:00Z');

  it('has an id of its own, the same each time, and knows what it is a copy of', () => {
    const first = copyOf(received(), at, 2);
    const again = copyOf(received(), at, 2);
    const next = copyOf(received({ ...first, applicationProperties: first.applicationProperties ?? {} }), at, 3);

    expect(first).toMatchObject({
      messageId: 'm1~1',
      correlationId: 'c1',
      body: { a: 1 },
      scheduledEnqueueTimeUtc: at,
    });
    expect(again.messageId).toBe(first.messageId);
    expect(next.messageId).toBe('m1~2');
    expect(readCopyMarks(received({ applicationProperties: next.applicationProperties ?? {} }))).toEqual({
      firstMessageId: 'm1',
      attempts: 3,
      copies: 2,
    });
  });

  it('keeps its id within what Service Bus takes', () => {
    const long = copyOf(received({ messageId: 'x'.repeat(128) }), at, 1);
    const other = copyOf(received({ messageId: `${'x'.repeat(127)}y` }), at, 1);

    expect(String(long.messageId).length).toBeLessThanOrEqual(128);
    expect(other.messageId).not.toBe(long.messageId);
  });

  it('takes no notice of marks that are none', () => {
    const marks = readCopyMarks(
      received({
        applicationProperties: { 'kollegan-attempts': 'many', 'kollegan-copies': -1, 'kollegan-first-id': 5 },
      }),
    );

    expect(marks).toEqual({ firstMessageId: 'm1', attempts: 0, copies: 0 });
  });
});
