import { z } from 'zod';
import { Id, optionalInput } from '../shared/wire.ts';

/** The typed words of a request to be removed; whose it is, is asked of the store. */
export const ErasureConfirm = z.strictObject({
  verb: z.literal('erasure.confirm'),
  requestId: Id,
  words: optionalInput(100),
});

/** Takes it back, as long as it waits. */
export const ErasureCancel = z.strictObject({ verb: z.literal('erasure.cancel'), requestId: Id });
