import { useInfiniteQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';

/** Several parts of a screen ask at the same time. */
const STALE_MS = 10_000;

/** Who stands where in which meeting, page by page; what meetings and people are chosen from comes from here too. */
export function useConsents({ enabled = true } = {}) {
  const { call } = useApp();
  return useInfiniteQuery({
    queryKey: ['consents'],
    enabled,
    staleTime: STALE_MS,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('consents.list', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}
