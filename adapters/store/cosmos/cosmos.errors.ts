import { z } from 'zod';
import { AppError } from '../../../core/shared/app-error.ts';
import { storeUnavailable } from '../store.errors.ts';

/** What @azure/cosmos throws; its message, body and headers may quote documents, so only these parts are looked at. */
const CosmosError = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  substatus: z.number().optional(),
  activityId: z.string().optional(),
  retryAfterInMs: z.number().nonnegative().optional(),
  headers: z.object({ 'x-ms-request-charge': z.coerce.number().optional() }).optional(),
});
type CosmosError = z.infer<typeof CosmosError>;

/** 404 because the service is a step behind another region, not because there is nothing. */
const READ_SESSION_NOT_AVAILABLE = 1002;
/** 403 because the region that writes is moving. */
const WRITE_FORBIDDEN = 3;
const ACCOUNT_NOT_FOUND = 1008;

const REASONS: Readonly<Record<string, string>> = {
  408: 'a request took too long',
  410: 'a partition is moving',
  429: 'the throughput that was paid for is used up',
  449: 'others write the same document at this moment',
  503: 'the service is not available',
  TimeoutError: 'a request took too long',
};

export function parseCosmosError(error: unknown): CosmosError {
  return CosmosError.safeParse(error).data ?? {};
}

/** @returns whether this 404 says that there is no such document */
export function isMissing({ code, substatus }: Pick<CosmosError, 'code' | 'substatus'>): boolean {
  return code === 404 && (substatus === undefined || substatus === 0);
}

/** Gives what @azure/cosmos threw a code and a fate. The cause names status and activity id alone, for Microsoft's support. */
export function fromCosmos(error: unknown): AppError {
  if (error instanceof AppError) return withoutDiagnostics(error);
  const parsed = parseCosmosError(error);
  const { code, substatus, retryAfterInMs } = parsed;
  const cause = new Error(describe(parsed));

  if (code === 413) return tooLarge(cause);
  if (code === 401 || (code === 403 && substatus !== WRITE_FORBIDDEN && substatus !== ACCOUNT_NOT_FOUND)) {
    return notAllowed(cause);
  }
  if (code === 404 && substatus !== READ_SESSION_NOT_AVAILABLE) return notSetUp(cause);
  if (code === 400) return badRequest(cause);
  const reason = REASONS[String(code)] ?? 'it cannot be reached';
  return storeUnavailable(reason, cause, retryAfterInMs);
}

/** An identity's own error passes through the client, which hangs its diagnostics on it. */
function withoutDiagnostics({ code, fate, message, cause, retryAfterMs }: AppError): AppError {
  return new AppError({ code, fate, message, cause, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

function describe({ code = 'no status', substatus, activityId }: CosmosError): string {
  const parts = [`Cosmos DB: ${code}`, substatus && `substatus ${substatus}`, activityId && `activity ${activityId}`];
  return parts.filter(Boolean).join(', ');
}

function tooLarge(cause: Error): AppError {
  return new AppError({
    code: 'STORE.TOO_LARGE',
    fate: 'dead-letter',
    message:
      'A document has grown beyond the 2 MB that Cosmos DB takes. Split what it holds into documents of its own.',
    cause,
  });
}

function notAllowed(cause: Error): AppError {
  return new AppError({
    code: 'STORE.NOT_ALLOWED',
    fate: 'retry',
    message:
      'Cosmos DB refuses this identity. Give it the role "Kollegan documents" of the deployment, and check the network rules of the account.',
    cause,
  });
}

function notSetUp(cause: Error): AppError {
  return new AppError({
    code: 'STORE.NOT_SET_UP',
    fate: 'retry',
    message:
      'The database or its container does not exist. Deploy the infrastructure, or correct COSMOS_DATABASE and COSMOS_CONTAINER.',
    cause,
  });
}

function badRequest(cause: Error): AppError {
  return new AppError({
    code: 'STORE.BAD_REQUEST',
    fate: 'dead-letter',
    message:
      'Cosmos DB did not understand a request. Compare the indexing policy of the container with container-definition.json.',
    cause,
  });
}

/** @param differing what of the definition, such as `composite indexes` */
export function containerDiffers(differing: readonly string[]): AppError {
  return new AppError({
    code: 'STORE.CONTAINER_DIFFERS',
    fate: 'tell-person',
    message: `The container of Cosmos DB was made otherwise than container-definition.json says (${differing.join(', ')}). Deploy the infrastructure of this version, then start again.`,
  });
}

/** A fault of the caller's code: no index orders documents by this field. */
export function unorderedField(): AppError {
  return new AppError({
    code: 'STORE.UNORDERED_FIELD',
    fate: 'dead-letter',
    message: 'Documents cannot be ordered by this field. Add its composite indexes to container-definition.json.',
  });
}

/** A fault of the caller's code: the name of the partition in which the store keeps its own documents. */
export function reservedTenant(): AppError {
  return new AppError({
    code: 'STORE.RESERVED_TENANT',
    fate: 'dead-letter',
    message: 'No tenant has this id. Take the tenant id from the verified token.',
  });
}

/** A key opens everything and cannot be traced to anybody: it is for emulators. */
export function keyNotAllowed(): AppError {
  return new AppError({
    code: 'STORE.KEY_NOT_ALLOWED',
    fate: 'tell-person',
    message:
      'Cosmos DB in Azure is opened with an identity, not with a key. Leave the key out and use a managed identity.',
  });
}
