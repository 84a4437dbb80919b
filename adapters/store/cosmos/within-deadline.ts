import { storeUnavailable } from '../store.errors.ts';

/**
 * The client repeats some failures for minutes; a Teams turn has seconds. After the deadline nobody waits any more, and
 * the client stops at its next try.
 * @throws `STORE.UNAVAILABLE` after `deadlineMs`
 */
export async function withinDeadline<T>(
  deadlineMs: number,
  call: (options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(storeUnavailable(`no answer within ${deadlineMs} ms`));
      controller.abort();
    }, deadlineMs);
  });
  try {
    return await Promise.race([call({ abortSignal: controller.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}
