import type { Client } from '@microsoft/microsoft-graph-client';
import type { Call, Identity, OrganizerMeetingInfo, ServiceHostedMediaConfig } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { createGraphCall, orNull } from './graph-call.ts';

export interface MeetingToJoin {
  /** The meeting's chat, `19:meeting_…@thread.v2`. */
  threadId: string;
  /** Object id. */
  organizerId: string;
  tenantId: string;
  /** Where Graph tells what becomes of the call. */
  callbackUrl: string;
}

/** What Graph wants with every object whose kind could be another. */
type Typed<Body> = Body & { '@odata.type': string };

export interface Calls {
  /** Asks to be let in; whether it is comes by the callback. Not repeated after a failure that may have joined. */
  join(meeting: MeetingToJoin, correlationId: string): Promise<{ callId: string }>;
  /** To be called every 15 minutes; after 45 without it Graph hangs up. */
  keepAlive(callId: string, correlationId: string): Promise<'alive' | 'ended'>;
  /** Also when it has ended already. */
  hangUp(callId: string, correlationId: string): Promise<void>;
}

const CreatedCall = z.object({ id: z.string().min(1) });

function bodyOf({ threadId, organizerId, tenantId, callbackUrl }: MeetingToJoin): Typed<Call> {
  const organizer: Typed<Identity & { tenantId: string }> = {
    '@odata.type': '#microsoft.graph.identity',
    id: organizerId,
    tenantId,
  };
  const meetingInfo: Typed<OrganizerMeetingInfo> = {
    '@odata.type': '#microsoft.graph.organizerMeetingInfo',
    organizer: { user: organizer },
  };
  const mediaConfig: Typed<ServiceHostedMediaConfig> = { '@odata.type': '#microsoft.graph.serviceHostedMediaConfig' };
  return {
    '@odata.type': '#microsoft.graph.call',
    callbackUri: callbackUrl,
    // Graph wants a modality; Kollegan neither hears nor speaks in it.
    requestedModalities: ['audio'],
    mediaConfig,
    chatInfo: { threadId, messageId: '0' },
    meetingInfo,
    tenantId,
  };
}

/** Kollegan as a participant of a call: presence only, the sound stays with Microsoft. */
export function createCalls(client: Client): Calls {
  const graph = createGraphCall(client);
  const path = (callId: string): string => `/communications/calls/${encodeURIComponent(callId)}`;
  return {
    async join(meeting, correlationId) {
      const call = await graph.post(CreatedCall, '/communications/calls', bodyOf(meeting), { correlationId });
      return { callId: call.id };
    },
    async keepAlive(callId, correlationId) {
      const answer = graph.post(z.unknown(), `${path(callId)}/keepAlive`, {}, { correlationId });
      return (await orNull(answer.then(() => true))) === null ? 'ended' : 'alive';
    },
    async hangUp(callId, correlationId) {
      await orNull(graph.delete(path(callId), { correlationId }));
    },
  };
}
