import { createPublicKey, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';

export const TENANT_ID = '33333333-3333-4333-8333-333333333333';
export const APP_ID = '99999999-9999-4999-8999-999999999999';
export const SECRET = 'the-secret-that-must-not-show';

export function readPem(name: 'first' | 'second'): string {
  return readFileSync(path.resolve(__dirname, '../../fixtures/certificates', `${name}.pem`), 'utf8');
}

export interface TokenRequest {
  path: string;
  fields: Record<string, string>;
  headers: IncomingMessage['headers'];
}

type Answer = [status: number, body: object];

export interface LocalEntra {
  /** Every request for a token, to Entra or to the managed identity's endpoint. */
  requests: TokenRequest[];
  url: string;
  /** In place of the next answers, oldest first. */
  answers: (Answer | 'cut')[];
  /** Answers wait until this resolves. */
  gate: Promise<void>;
  /** Sends what is meant for Entra to this stand-in. */
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

const refusal = (error: string, number: number): Answer => [
  error === 'invalid_client' ? 401 : 400,
  {
    error,
    error_description: `AADSTS${number}: refused for '${APP_ID}' with ${SECRET}. Trace ID: ${randomUUID()}`,
    error_codes: [number],
    correlation_id: randomUUID(),
  },
];

/** Checks the signed assertion that stands in place of a secret. */
async function isSigned(assertion: string, audience: string): Promise<boolean> {
  const certificate = new X509Certificate(readPem('first'));
  const key = createPublicKey(readPem('first'));
  const expected = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  try {
    const options = {
      issuer: APP_ID,
      subject: APP_ID,
      audience,
      algorithms: ['PS256'],
      requiredClaims: ['exp', 'jti'],
      // MSAL rounds the second up as often as down.
      clockTolerance: 5,
    };
    const { protectedHeader } = await jwtVerify(assertion, key, options);
    return protectedHeader['x5t#S256'] === expected;
  } catch {
    return false;
  }
}

async function isKnown(fields: Record<string, string>, audience: string): Promise<boolean> {
  const { client_secret: secret, client_assertion: assertion, client_assertion_type: type } = fields;
  if (fields['client_id'] !== APP_ID) return false;
  if (assertion === undefined) return secret === SECRET;
  if (type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return false;
  return assertion === 'from-managed-identity:api://AzureADTokenExchange' || isSigned(assertion, audience);
}

async function answerToken({ path: asked, fields }: TokenRequest, count: number): Promise<Answer> {
  if (asked !== `/${TENANT_ID}/oauth2/v2.0/token`) return refusal('invalid_request', 90002);
  const audience = `https://login.microsoftonline.com${asked}`;
  if (!(await isKnown(fields, audience))) return refusal('invalid_client', 7000215);
  const { grant_type: grant, requested_token_use: use, assertion, scope = '' } = fields;
  const isDelegated = grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer' && use === 'on_behalf_of';
  if (!isDelegated && grant !== 'client_credentials') return refusal('unsupported_grant_type', 70003);
  const name = isDelegated ? `delegated:${assertion}:${count}` : `app:${scope.split(' ')[0]}:${count}`;
  return [200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: name }];
}

function answerManagedIdentity({ headers, fields }: TokenRequest): Answer {
  if (headers['x-identity-header'] !== 'app-service-header' && headers['metadata'] !== 'true') return [401, {}];
  const expires = Math.floor(Date.now() / 1_000) + 86_400;
  const token = `from-managed-identity:${fields['resource']}`;
  return [200, { access_token: token, expires_on: expires, resource: fields['resource'], token_type: 'Bearer' }];
}

async function readToken(request: IncomingMessage): Promise<TokenRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const form = new URLSearchParams(await text(request));
  return {
    path: url.pathname,
    fields: { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(form) },
    headers: request.headers,
  };
}

/** Entra's token endpoint and the managed identity's endpoint of a machine in Azure, on this machine. */
export async function startEntra(): Promise<LocalEntra> {
  const server = createServer(async (incoming, response) => {
    const request = await readToken(incoming);
    entra.requests.push(request);
    await entra.gate;
    const isIdentity = request.path.includes('/msi/') || request.path.includes('/metadata/');
    const real = () => (isIdentity ? answerManagedIdentity(request) : answerToken(request, entra.requests.length));
    const answer = entra.answers.shift() ?? (await real());
    if (answer === 'cut') {
      incoming.socket.destroy();
      return;
    }
    response.writeHead(answer[0], { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer[1]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entra: LocalEntra = {
    requests: [],
    url,
    answers: [],
    gate: Promise.resolve(),
    fetch: (input, init) => fetch(String(input).replace('https://login.microsoftonline.com', url), init),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return entra;
}
