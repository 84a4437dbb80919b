import type { ServiceClientCredentials } from 'botframework-connector';

/** Signs requests to the Teams connector. */
export type TeamsCredentials = ServiceClientCredentials;

/** @returns credentials that ask for a bearer token at every request; the source caches it */
export function tokenCredentials(getToken: () => Promise<string>): TeamsCredentials {
  return {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await getToken()}`);
      return request;
    },
  };
}
