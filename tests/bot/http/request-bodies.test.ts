import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type BotHost, startBotHost } from '../bot-host.ts';

let host: BotHost;
let headers: Record<string, string>;
let activity: Record<string, unknown>;

beforeAll(async () => {
  host = await startBotHost();
  headers = host.teams.prepare({ type: 'message' }).headers;
  activity = host.prepared({ type: 'message', text: '/kollegan join' });
});
afterAll(() => host.stop());
afterEach(async () => {
  expect((await host.get('/healthz')).status).toBe(200);
  expect(await host.everything()).toEqual([]);
});

const json = () => JSON.stringify(activity);
const problem = (code: string) => ({ code, detail: expect.any(String), reference: expect.any(String) });

describe('a body that is no JSON', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"type":"message"'],
    ['a word', 'join'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ['JSON twice', '{}{}'],
    ['JSON with a comment', '{} // join'],
  ])('is refused: %s', async (_name, body) => {
    const answer = await host.post(body, headers);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(problem('HTTP.NOT_JSON'));
  });

  it('is not quoted in the answer', async () => {
    const answer = await host.post('{"text": hemligt}', headers);

    expect(answer.text).not.toContain('hemligt');
  });
});

describe('JSON that is no activity', () => {
  it.each([['[]'], ['null'], ['5'], ['"text"'], ['{}'], ['[{}]'], ['{"type":5}'], ['{"activity":{}}']])(
    'is refused: %s',
    async (body) => {
      const answer = await host.post(body, headers);

      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(problem('HTTP.BAD_ACTIVITY'));
    },
  );

  it('is told which fields are wrong, and never what was in them', async () => {
    const answer = await host.post(JSON.stringify({ ...activity, type: ['hemligt'], from: { id: 5 } }), headers);

    expect(answer.body).toMatchObject({ detail: 'Not a Bot Framework activity; wrong or missing: type, from.id' });
  });
});

describe('a body of another kind', () => {
  it.each([
    ['text/plain', json],
    ['application/x-www-form-urlencoded', () => 'type=message&channelId=msteams'],
    ['application/octet-stream', json],
    ['text/csv', () => 'a,b'],
    ['application/xml', () => '<a/>'],
    ['application/json-patch+json', json],
    ['', json],
  ])('is refused: "%s"', async (type, body) => {
    const answer = await host.post(body(), { ...headers, 'content-type': type });

    expect(answer.status).toBe(415);
    expect(answer.body).toEqual(problem('HTTP.UNSUPPORTED_BODY'));
  });

  it('never becomes a file', async () => {
    const parts = '--x\r\nContent-Disposition: form-data; name="a"; filename="b.txt"\r\n\r\nhej\r\n--x--\r\n';

    const answer = await host.post(parts, { ...headers, 'content-type': 'multipart/form-data; boundary=x' });

    expect(answer.status).toBe(415);
  });

  it('may say that it is UTF-8', async () => {
    const body = JSON.stringify({ ...activity, type: 'typing' });

    const answer = await host.post(body, { ...headers, 'content-type': 'Application/JSON; charset=utf-8' });

    expect(answer.status).toBe(200);
  });
});

describe('a compressed body', () => {
  it.each([
    ['good', () => gzipSync(json())],
    ['a bomb of 100 MB', () => gzipSync(Buffer.alloc(100 * 1024 * 1024, 32))],
    ['broken', () => Buffer.from('no gzip at all')],
    ['cut off', () => gzipSync(json()).subarray(0, 40)],
  ])('is not unpacked: %s', async (_name, body) => {
    const answer = await host.post(new Uint8Array(body()), { ...headers, 'content-encoding': 'gzip' });

    expect(answer.status).toBe(415);
  });

  it.each(['deflate', 'br', 'zstd', 'gzip, gzip', 'x'])('is not unpacked: %s', async (encoding) => {
    const answer = await host.post(json(), { ...headers, 'content-encoding': encoding });

    expect(answer.status).toBe(415);
  });
});

describe('a large body', () => {
  it('is refused above 512 KB', async () => {
    const text = 'x'.repeat(1024 * 1024);

    const answer = await host.post(JSON.stringify({ ...activity, text }), headers);

    expect(answer.status).toBe(413);
    expect(answer.body).toEqual(problem('HTTP.TOO_LARGE'));
  });

  it('is refused also when it does not say how large it is', async () => {
    const answer = await send((outgoing) => {
      for (let chunk = 0; chunk < 20; chunk++) outgoing.write('x'.repeat(64 * 1024));
      outgoing.end();
    });

    expect(answer).toBe(413);
  });

  it('is cut off when it does not end', async () => {
    const answer = await send((outgoing) => {
      const more = () => {
        if (!outgoing.destroyed) outgoing.write('x'.repeat(256 * 1024), () => setImmediate(more));
      };
      more();
    });

    expect(answer).toBe('cut off');
  });

  it('may be left unfinished', async () => {
    const answer = await send((outgoing) => {
      outgoing.write('{"type":', () => outgoing.destroy());
    });

    expect(answer).toBe('cut off');
  });

  it('is not read at all without a token', async () => {
    const answer = await host.post('x'.repeat(1024 * 1024), { 'content-type': 'application/json' });

    expect(answer.status).toBe(401);
  });

  it('may be deep without hurting anyone', async () => {
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bodies = ['message', 'event', 'invoke'].map((type) =>
      JSON.stringify({
        ...activity,
        id: `deep-${type}`,
        type,
        text: '',
        name: type === 'event' ? 'application/vnd.microsoft.meetingParticipantJoin' : 'adaptiveCard/action',
        value: 0,
      }).replace('"value":0', `"value":${nested}`),
    );

    const answers = await Promise.all(bodies.map((body) => host.post(body, headers)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(host.world.logger.lines.filter(({ message }) => message === 'turn failed')).toEqual([]);
  });
});

describe('names that mean something to JavaScript', () => {
  it.each([
    '"__proto__":{"type":"message","isAdmin":true},',
    '"constructor":{"prototype":{"isAdmin":true}},',
    '"toString":"x","hasOwnProperty":1,"toJSON":{"a":1},',
  ])('are names like others: %s', async (names) => {
    const body = JSON.stringify({ ...activity, type: 'typing' }).replace('{', `{${names}`);

    const answer = await host.post(body, headers);

    expect(answer.status).toBe(200);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });
});

/** Sends a request by hand. @returns the status, or that the connection ended without one */
async function send(write: (outgoing: ReturnType<typeof request>) => void): Promise<number | 'cut off'> {
  const outgoing = request(`${host.url}/api/messages`, { method: 'POST', headers });
  const answered = once(outgoing, 'response').then(
    ([response]) => {
      response.resume();
      return response.statusCode as number;
    },
    () => 'cut off' as const,
  );
  outgoing.on('error', () => undefined);
  outgoing.on('close', () => outgoing.emit('error', new Error('closed')));
  write(outgoing);
  return answered;
}
