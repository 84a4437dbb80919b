import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';

const AGAIN_MS = 5_000;

/** Requests that one may see, latest first; an event of the server has them asked for anew with every step. */
export function useErasures() {
  const { call } = useApp();
  return useQuery({
    queryKey: ['erasures'],
    staleTime: 0,
    queryFn: ({ signal }) => call('erasures.list', { signal }),
    // Where another process does the work, its events come late.
    refetchInterval: ({ state }) =>
      state.data?.requests.some((request) => request.state === 'running') ? AGAIN_MS : false,
  });
}
