import type { Reply } from './http-io.ts';
import type { JsonObject } from './json.ts';
import type { SandboxPerson } from './people.ts';

/** A call that neither the face nor a backend has a name for. */
export interface RawCall {
  method: string;
  /** Below the connector's base, encoded, with the query. */
  path: string;
  body?: Buffer | undefined;
}

/** Where the messages live: in the Playground or in memory. Replies are in the connector's wire format. */
export interface ConnectorBackend {
  /** 201 with `{id}`. */
  send(conversationId: string, activity: JsonObject, replyToId?: string): Promise<Reply>;
  update(conversationId: string, activityId: string, activity: JsonObject): Promise<Reply>;
  /** 201 with `{id}`, the id of the person's personal chat. */
  openPersonalChat(person: SandboxPerson): Promise<Reply>;
  members(conversationId: string): Promise<Reply>;
  pagedMembers(conversationId: string, query: URLSearchParams): Promise<Reply>;
  member(conversationId: string, personId: string): Promise<Reply>;
  other(call: RawCall): Promise<Reply>;
}
