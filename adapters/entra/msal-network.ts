import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

export interface MsalNetworkOptions {
  fetch: typeof globalThis.fetch;
  /** One request, until its answer is read; MSAL's own client waits for a POST without end. */
  timeoutMs: number;
}

/** How MSAL reaches Entra and the managed identity's endpoint. */
export function createMsalNetwork({ fetch, timeoutMs }: MsalNetworkOptions): INetworkModule {
  async function send<Body>(url: string, init: RequestInit): Promise<NetworkResponse<Body>> {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    // MSAL parses the answer itself and asks for its shape by the type parameter.
    const body = (await response.json()) as Body;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  }
  const headersOf = (options?: NetworkRequestOptions): Record<string, string> => options?.headers ?? {};
  return {
    sendGetRequestAsync: (url, options) => send(url, { method: 'GET', headers: headersOf(options) }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: headersOf(options), body: options?.body ?? '' }),
  };
}
