import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import type { Answered, HttpClient } from './http-client.ts';

/** What a visitor does that takes time, as a person would name it. */
export type Deed = 'overview' | 'board' | 'drawer' | 'move' | 'meetings' | 'meeting';

export interface VisitOptions {
  client: HttpClient;
  token: string;
  random: () => number;
  /** Waits as long as a person would before the next click. */
  think: () => Promise<void>;
  done: (deed: Deed, ms: number, ok: boolean) => void;
}

/** One in so many visits to the board ends with a card that is moved. */
const MOVES_ONE_IN = 5;

/** A person looks at the overview, opens the board and a card or two, sometimes moves one, and looks at a meeting. */
export async function visit({ client, token, random, think, done }: VisitOptions): Promise<void> {
  async function timed(deed: Deed, ask: () => Promise<Answered>, isFine = (status: number): boolean => status === 200) {
    try {
      const answered = await ask();
      const ok = isFine(answered.status);
      done(deed, answered.ms, ok);
      return ok ? answered : null;
    } catch {
      done(deed, 0, false);
      return null;
    }
  }
  const get = (deed: Deed, path: string) => timed(deed, () => client.ask(path, { token }));
  const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  await get('overview', '/api/dashboard');
  await think();
  const board = await get('board', '/api/board');
  await think();
  const columns = board ? (JSON.parse(board.body) as ApiResponse<'board.read'>).columns : [];
  const card = oneOf(columns.flatMap(({ cards }) => cards));
  if (card) {
    const path = `/api/meetings/${card.meetingId}/decisions/${card.id}`;
    // The drawer asks for both at once and is open when it has them.
    const [decision] = await Promise.all([get('drawer', path), get('drawer', `${path}/comments`)]);
    await think();
    if (decision && random() * MOVES_ONE_IN < 1) {
      const { etag } = JSON.parse(decision.body) as { etag: string };
      const to = card.column === 'open' ? 'in-progress' : 'open';
      // Somebody may have been quicker: that is an answer, not an error.
      const isFine = (status: number) => status === 200 || status === 412 || status === 409;
      await timed(
        'move',
        () => client.ask(`${path}/move`, { method: 'POST', token, match: etag, body: { to } }),
        isFine,
      );
      await think();
    }
  }
  const list = await get('meetings', '/api/meetings');
  await think();
  const meeting = list ? oneOf((JSON.parse(list.body) as ApiResponse<'meetings.list'>).meetings) : undefined;
  if (meeting) await get('meeting', `/api/meetings/${meeting.id}`);
  await think();
}
