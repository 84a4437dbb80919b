import { apiUrl } from '../../tabs/api/call-api.ts';
import { isProblem, ProblemError, problemOf } from '../../tabs/api/problem-error.ts';
import { readEvents } from '../../tabs/api/read-events.ts';
import { languageOf } from '../../tabs/locales/load-texts.ts';

it('an address has its parameters and only the query that is set', () => {
  const params = { meetingId: 'm/1', decisionId: 'd 1' };

  expect(apiUrl('decisions.read', { params })).toBe('/api/meetings/m%2F1/decisions/d%201');
  expect(apiUrl('board.read', { query: { ownerId: '', text: 'å', from: undefined, limit: 30 } })).toBe(
    '/api/board?text=%C3%A5&limit=30',
  );
});

describe('the stream of events', () => {
  const streamOf = (...parts: string[]) => new Blob(parts).stream();

  it('is read however it is cut, past signs of life and what is not ours', async () => {
    const text =
      ': alive\n\ndata: {"type":"comment","meetingId":"m","decisionId":"d"}\r\n\ndata: {"type":"other"}\n\ndata: {"type":"erasure","requestId":"e"}\n\ndata: {\n\ndata: {"type":"resync"}\n\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const seen: string[] = [];
      const bytes = new TextEncoder().encode(text);
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          controller.enqueue(bytes.slice(0, cut));
          controller.enqueue(bytes.slice(cut));
          controller.close();
        },
      });
      await readEvents(stream as never, ({ type }) => seen.push(type));
      expect(seen).toEqual(['comment', 'erasure', 'resync']);
    }
  });

  it('ends with the stream', async () => {
    await expect(readEvents(streamOf('data: {"type":"resync"}') as never, () => undefined)).resolves.toBeUndefined();
  });
});

it('whatever goes wrong is a refusal with a code', () => {
  const problem = {
    type: 'x',
    title: 'x',
    status: 412,
    detail: 'x',
    code: 'API.CHANGED',
    nextStep: 'x',
    reference: 'r',
  };

  expect(isProblem(problem)).toBe(true);
  expect(isProblem({ code: 1, status: 412 })).toBe(false);
  expect(problemOf(new ProblemError(problem))).toBe(problem);
  expect(problemOf(new TypeError('x')).code).toBe('TABS.FAILED');
});

it('a language is that of the first tag that is one of ours', () => {
  expect(languageOf(['fi-FI', 'nn-NO', 'sv'])).toBe('nb');
  expect(languageOf(['de'])).toBeNull();
});
