import { nextOutbox, type OutboxEntry } from '../../../core/storage/index.ts';

const dueAt = '2026-10-05T08:00:00.000Z';

function job(id: string, correlationId: string): OutboxEntry {
  return { type: 'job', id, dueAt, queue: 'recaps', body: { correlationId } } as unknown as OutboxEntry;
}

function event(id: string, correlationId: string): OutboxEntry {
  return { type: 'audit', id, dueAt, event: { correlationId } } as unknown as OutboxEntry;
}

describe('what a document owes after a change', () => {
  it('is what was pending and what is added, in that order', () => {
    expect(nextOutbox([job('a', '1')], [event('b', '1')])).toEqual([job('a', '1'), event('b', '1')]);
  });

  it('is without what is settled', () => {
    expect(nextOutbox([job('a', '1'), event('b', '1')], [], ['a'])).toEqual([event('b', '1')]);
  });

  it('has the job that was said more lately', () => {
    expect(nextOutbox([job('a', '1')], [job('a', '2')])).toEqual([job('a', '2')]);
  });

  it('has the event as it was told first', () => {
    expect(nextOutbox([event('b', '1')], [event('b', '2')])).toEqual([event('b', '1')]);
  });
});
