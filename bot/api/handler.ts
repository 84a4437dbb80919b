import type { ApiBody, ApiParams, ApiQuery, ApiResponse } from '../../core/contracts/api/api-types.ts';
import type { ENDPOINTS, EndpointName } from '../../core/contracts/api/endpoints.ts';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import type { FileType } from '../../core/contracts/api/file-types.ts';
import type { Cause, Meeting, MeetingKey } from '../../core/meetings/index.ts';
import type { Caller } from './caller.ts';
import type { Refusal } from './problems.ts';

type Row<Name extends EndpointName> = (typeof ENDPOINTS)[Name];

/** A meeting that the caller was in. */
export interface OwnMeeting {
  key: MeetingKey;
  meeting: Meeting;
}

/** What is known of a request when its handler runs: signed in, allowed, parsed. */
export interface ApiRequest<Name extends EndpointName> {
  caller: Row<Name>['access'] extends 'anyone' ? null : Caller;
  params: ApiParams<Name>;
  query: ApiQuery<Name>;
  body: ApiBody<Name>;
  /** The revision of If-Match where the endpoint asks for one; -1 for one that cannot be. */
  revision: Row<Name> extends { etag: 'needs-match' } ? number : undefined;
  /** Found and allowed already, for endpoints about one meeting. */
  own: Row<Name>['access'] extends { scope: 'own-meeting' } ? OwnMeeting : undefined;
  correlationId: string;
  at: Date;
  /** The caller as the cause of a change. */
  cause: Row<Name>['access'] extends 'anyone' ? undefined : Cause;
}

/** An open stream to one tab. Neither throws. */
export interface StreamClient {
  send(event: LiveEvent): void;
  end(): void;
}

/** Begins a stream that goes on until the client leaves or the token ends. @returns what is called then */
export type Stream = (client: StreamClient) => () => void;

/** Saved by the browser under this name; its type follows from the ending. */
export interface ApiFile {
  file: Uint8Array;
  name: string;
  type: FileType;
}

type Success<Name extends EndpointName> =
  Row<Name> extends { answer: 'none' }
    ? { done: true }
    : Row<Name> extends { answer: 'file' }
      ? ApiFile
      : Row<Name> extends { answer: 'text/event-stream' }
        ? { stream: Stream }
        : { body: ApiResponse<Name>; etag?: string };

export type ApiAnswer<Name extends EndpointName> = Success<Name> | Refusal;

export type ApiHandler<Name extends EndpointName> = (request: ApiRequest<Name>) => Promise<ApiAnswer<Name>>;

/** One handler for every row of the table; a missing one does not compile. */
export type ApiHandlers = { [Name in EndpointName]: ApiHandler<Name> };

/** @returns a revision as an ETag */
export function etagOf(revision: number | string): string {
  return `"${revision}"`;
}
