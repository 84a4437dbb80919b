import fc from 'fast-check';
import type { Meeting } from '../../../core/meetings/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { referenceTo } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { type Answer, type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
let made = 0;
beforeAll(async () => {
  host = await startApiHost({ limits: { perPerson: 1_000_000, perTenant: 1_000_000 } });
});
afterAll(() => host.stop());

async function closedMeeting(): Promise<Meeting> {
  made += 1;
  const conversationId = `19:${made}@thread.v2`;
  const meeting = meetingOf({
    id: `m-${made}`,
    conversationId,
    status: 'closed',
    reference: referenceTo({ conversationId }),
    decisions: [decision({ status: 'confirmed' })],
  });
  await host.deps.meetings.create(meeting, []);
  return meeting;
}

const columns = ['open', 'in-progress', 'done', 'parked'] as const;
/** `look` is a person who asks for the card anew; `move` acts on what that person saw last. */
const step = fc.record({
  who: fc.constantFrom('anna', 'bo'),
  what: fc.oneof(fc.constant('look' as const), fc.constantFrom(...columns)),
  /** Sent without waiting for the one before. */
  atOnce: fc.boolean(),
});

interface Seen {
  etag: string;
  column: string;
}

/** What one person did, what the server said, and what they had seen before. */
interface Move {
  seen: string;
  to: string;
  answer: Answer;
}

it('two people who move one card: one wins, the other sees the fresh card, nothing is lost', async () => {
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const meeting = await closedMeeting();
      const path = `/api/meetings/${meeting.id}/decisions/d-1`;
      const seen: Record<string, Seen> = {
        anna: { etag: '"1"', column: 'open' },
        bo: { etag: '"1"', column: 'open' },
      };
      const moves: Move[] = [];
      const running: Promise<void>[] = [];

      async function act({ who, what }: { who: string; what: string }): Promise<void> {
        const before = seen[who]?.etag ?? '';
        if (what === 'look') {
          const { body } = await host.ask(path, { as: who });
          seen[who] = { etag: body.etag, column: body.column };
          return;
        }
        const body = { to: what, ...(what === 'parked' ? { reason: 'Väntar' } : {}) };
        const answer = await host.ask(`${path}/move`, { method: 'POST', as: who, body, match: before });
        moves.push({ seen: before, to: what, answer });
        const fresh = answer.status === 412 ? answer.body.current : answer.body;
        seen[who] = { etag: fresh.etag, column: fresh.column };
      }

      for (const each of steps) {
        running.push(act(each));
        if (!each.atOnce) await Promise.all(running.splice(0));
      }
      await Promise.all(running);

      const final = (await host.ask(path)).body;
      const won = moves.filter(({ seen: before, answer }) => answer.status === 200 && answer.body.etag !== before);
      const lost = moves.filter(({ answer }) => answer.status === 412);
      conflicts += lost.length;

      // Every version was made by exactly one move, which saw the version before it.
      const versions = won.map(({ answer }) => Number(JSON.parse(answer.body.etag)));
      expect(versions.toSorted((a, b) => a - b)).toEqual(won.map((_, index) => index + 2));
      for (const { seen: before, to, answer } of won) {
        expect(Number(JSON.parse(answer.body.etag))).toBe(Number(JSON.parse(before)) + 1);
        expect(answer.body.column).toBe(to);
      }
      // Who lost had not seen the latest, and was shown a newer one.
      for (const { seen: before, answer } of lost) {
        expect(answer.body.code).toBe('API.CHANGED');
        expect(Number(JSON.parse(answer.body.current.etag))).toBeGreaterThan(Number(JSON.parse(before)));
      }
      expect(moves.every(({ answer }) => answer.status === 200 || answer.status === 412)).toBe(true);
      expect(final.etag).toBe(`"${won.length + 1}"`);
      const last = won.find(({ answer }) => answer.body.etag === final.etag);
      expect(final.column).toBe(last?.to ?? 'open');
      // The board and the log follow from the same document; a part of the runs shows that they do.
      if (made % 10 !== 0) return;
      const board = (
        await host.ask(`/api/board/${final.column}?seriesId=${encodeURIComponent(meeting.conversationId)}`)
      ).body;
      expect(board.cards.map(({ etag }: { etag: string }) => etag)).toEqual([final.etag]);
      await host.handOver();
      const history = (await host.ask(path)).body.history.filter(
        ({ type }: { type: string }) => type === 'decision.moved',
      );
      expect(history).toHaveLength(won.length);
    }),
    { numRuns: 500 },
  );
  expect(conflicts).toBeGreaterThan(20);
  const counts = host.deps.observations
    .tallies('month')
    .map(({ counts: each }) => each.get('conflict/decision/conflict') ?? 0);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(conflicts);
});
