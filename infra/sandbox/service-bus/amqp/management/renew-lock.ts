import { z } from 'zod';
import { LOCK_LOST } from '../conditions.ts';
import { wrap } from '../rhea.ts';
import { defineOperation, LockTokens } from './operation.ts';

const Body = z.object({ 'lock-tokens': LockTokens });

export const renewLock = defineOperation(Body, (queue, { 'lock-tokens': tokens }) => {
  const expirations = tokens.map((token) => queue.renew(token)).filter((until) => until !== undefined);
  if (expirations.length < tokens.length) return { status: 410, error: LOCK_LOST };
  return { status: 200, body: { expirations: wrap.timestamps(expirations) } };
});
