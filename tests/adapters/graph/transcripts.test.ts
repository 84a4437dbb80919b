import { createOnlineMeetings, createTranscripts } from '../../../adapters/graph/index.ts';
import { joinWebUrlOf, type RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { ANNA, type RunningGraph, startGraph, TENANT, VTT } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const DISABLED = { kind: 'forbidden', code: 'Forbidden', innerCode: 'GraphAccessToTranscriptsDisabled' } as const;
const NO_SPEAKERS = { kind: 'forbidden', code: 'Forbidden', innerCode: 'SpeakerAttributionNotAllowed' } as const;

describe('transcripts of Graph', () => {
  let graph: RunningGraph;
  let meetingId = '';
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
    const joinUrl = TENANT.chats.map(joinWebUrlOf)[0] ?? '';
    meetingId = (await createOnlineMeetings(clientFor(graph.url)).byJoinUrl(ANNA, joinUrl, 'c-1'))?.id ?? '';
    seen.length = 0;
  });
  afterEach(() => graph.close());

  const transcripts = () => createTranscripts(clientFor(graph.url));
  const key = (transcriptId = 'transcript-1') => ({ userId: ANNA, meetingId, transcriptId });

  it('lists them and reads who said what', async () => {
    expect(await transcripts().list(ANNA, meetingId, 'c-1')).toEqual([
      { id: 'transcript-1', meetingId, createdDateTime: '2026-03-02T08:01:00Z' },
    ]);
    expect(await transcripts().content(key(), 'c-1')).toEqual({ outcome: 'text', text: VTT, attributed: true });
    const metadata = await transcripts().metadata(key(), 'c-1');
    expect(metadata).toMatchObject({ outcome: 'text', text: expect.stringContaining('"speakerName":"Anna Åberg"') });
  });

  it('reads the words without the speakers where the tenant names none', async () => {
    graph.faults.add(NO_SPEAKERS);

    const content = await transcripts().content(key(), 'c-1');

    expect(content).toEqual({ outcome: 'text', text: VTT.replace(/<\/?v[^>]*>/g, ''), attributed: false });
    expect(seen.map(({ headers }) => headers['accept'])).toEqual([
      'text/vtt',
      'application/vnd.microsoft.graph.transcript+text',
    ]);
  });

  it('says that the tenant does not give any out', async () => {
    graph.faults.add({ ...DISABLED, times: 2 });
    const listed = await transcripts().list(ANNA, meetingId, 'c-1');
    const content = await transcripts().content(key(), 'c-1');
    graph.faults.add({ ...NO_SPEAKERS, times: 3 });
    const plain = await transcripts().content(key(), 'c-1');
    const metadata = await transcripts().metadata(key(), 'c-1');

    const notAllowed = { outcome: 'not-allowed' };
    expect([listed, content, plain, metadata]).toEqual([null, notAllowed, notAllowed, notAllowed]);
  });

  it('says that one is gone, and that a meeting has none', async () => {
    graph.faults.add({ match: { pathPattern: 'transcripts$' }, kind: 'unavailable-before', status: 500 });

    expect(await transcripts().content(key('gone'), 'c-1')).toEqual({ outcome: 'gone' });
    await expect(transcripts().list(ANNA, 'x', 'c-1')).rejects.toMatchObject({ code: 'GRAPH.UNAVAILABLE' });
    expect(await transcripts().list(ANNA, 'x', 'c-1')).toEqual([]);
  });

  it('does not take another 403 for a switch of the tenant', async () => {
    graph.faults.add({ kind: 'forbidden', times: 3 });
    const all = transcripts();

    for (const call of [all.list(ANNA, meetingId, 'c-1'), all.content(key(), 'c-1'), all.metadata(key(), 'c-1')]) {
      await expect(call).rejects.toMatchObject({ code: 'GRAPH.FORBIDDEN', fate: 'dead-letter' });
    }
  });

  it('stops to read what has no end', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(8 * 1_024 * 1_024)),
    });
    const client = clientFor(graph.url, { fetch: async () => new Response(endless) });

    await expect(createTranscripts(client).content(key(), 'c-1')).rejects.toMatchObject({ code: 'GRAPH.TOO_LARGE' });
  });
});
