import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { codeOf } from '../../core/shared/app-error.ts';
import { createGraphCall, orNull } from './graph-call.ts';

export const CallTranscript = z.object({
  id: z.string().min(1),
  createdDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
  meetingId: z.string().nullish(),
});
export type CallTranscript = z.infer<typeof CallTranscript>;

/** Which transcript, and by whose right it is read. */
export interface TranscriptKey {
  /** Object id of the organiser. */
  userId: string;
  meetingId: string;
  transcriptId: string;
}

export type TranscriptContent =
  /** WebVTT; with `<v Name>` voices when attributed. */
  | { outcome: 'text'; text: string; attributed: boolean }
  /** The tenant does not let apps read transcripts, or not any more; say so and offer to upload a file. */
  | { outcome: 'not-allowed' }
  | { outcome: 'gone' };

export interface Transcripts {
  /** Of all transcriptions of a meeting; null when the tenant does not let apps read any. */
  list(userId: string, meetingId: string, correlationId: string): Promise<CallTranscript[] | null>;
  content(key: TranscriptKey, correlationId: string): Promise<TranscriptContent>;
  /** WebVTT with JSON in its cues: who spoke when, in which language. */
  metadata(key: TranscriptKey, correlationId: string): Promise<TranscriptContent>;
}

const WITH_SPEAKERS = 'text/vtt';
/** Source: Graph's page on transcripts; asked for in the header, since `$format` does not take it. */
const WITHOUT_SPEAKERS = 'application/vnd.microsoft.graph.transcript+text';

/** A day of speech is about 5 MB; the parser sets its own, lower bound. */
const MOST_BYTES = 32 * 1_024 * 1_024;

/**
 * Transcripts, after the meeting. Two switches of the tenant, both off at first, decide what there is to read; both are
 * expected outcomes.
 */
export function createTranscripts(client: Client): Transcripts {
  const graph = createGraphCall(client);
  const listPath = (userId: string, meetingId: string): string =>
    `/users/${encodeURIComponent(userId)}/onlineMeetings/${encodeURIComponent(meetingId)}/transcripts`;
  const path = ({ userId, meetingId, transcriptId }: TranscriptKey): string =>
    `${listPath(userId, meetingId)}/${encodeURIComponent(transcriptId)}`;

  async function read(address: string, accept: string, correlationId: string): Promise<string> {
    const bytes = await graph.bytes(address, MOST_BYTES, { correlationId, headers: { Accept: accept } });
    return new TextDecoder().decode(bytes);
  }

  async function readBoth(address: string, correlationId: string): Promise<TranscriptContent> {
    try {
      return { outcome: 'text', text: await read(address, WITH_SPEAKERS, correlationId), attributed: true };
    } catch (error) {
      if (codeOf(error) !== 'GRAPH.SPEAKERS_NOT_ALLOWED') throw error;
      return { outcome: 'text', text: await read(address, WITHOUT_SPEAKERS, correlationId), attributed: false };
    }
  }

  async function outcomeOf(call: Promise<TranscriptContent>): Promise<TranscriptContent> {
    return call.catch((error: unknown) => {
      const code = codeOf(error);
      if (code === 'GRAPH.TRANSCRIPTS_DISABLED' || code === 'GRAPH.SPEAKERS_NOT_ALLOWED') {
        return { outcome: 'not-allowed' };
      }
      if (code === 'GRAPH.NOT_FOUND') return { outcome: 'gone' };
      throw error;
    });
  }

  return {
    async list(userId, meetingId, correlationId) {
      const listed = graph.list(CallTranscript, listPath(userId, meetingId), { correlationId });
      const found = await orNull(listed).catch((error: unknown) => {
        if (codeOf(error) === 'GRAPH.TRANSCRIPTS_DISABLED') return 'not-allowed' as const;
        throw error;
      });
      return found === 'not-allowed' ? null : (found ?? []);
    },
    content: (key, correlationId) => outcomeOf(readBoth(`${path(key)}/content`, correlationId)),
    metadata(key, correlationId) {
      const text = read(`${path(key)}/metadataContent`, WITH_SPEAKERS, correlationId);
      return outcomeOf(text.then((read) => ({ outcome: 'text', text: read, attributed: true })));
    },
  };
}
