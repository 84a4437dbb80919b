import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client';

/** @returns a request that carries the correlation id, so that Microsoft's logs can be matched with ours. */
export function graphRequest(client: Client, path: string, correlationId: string): GraphRequest {
  const request = client.api(path);
  // What a header may hold; for anything else the SDK makes up an id.
  return /^[\x21-\x7e]{1,200}$/.test(correlationId) ? request.header('client-request-id', correlationId) : request;
}
