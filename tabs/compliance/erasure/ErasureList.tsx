import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { useFormStyles } from '../form-styles.ts';
import { ErasureItem } from './ErasureItem.tsx';

const AGAIN_MS = 5_000;

interface ErasureListProps {
  /** The request that was just made. */
  asked: string | null;
  none: string;
  /** Only one's own, of what somebody with more rights is shown. */
  ownOnly?: boolean;
}

/** Requests, latest first; an event of the server has them asked for anew with every step. */
export function ErasureList({ asked, none, ownOnly = false }: ErasureListProps) {
  const { call } = useApp();
  const styles = useFormStyles();
  const erasures = useQuery({
    queryKey: ['erasures'],
    staleTime: 0,
    queryFn: ({ signal }) => call('erasures.list', { signal }),
    // Where another process does the work, its events come late.
    refetchInterval: ({ state }) =>
      state.data?.requests.some((request) => request.state === 'running') ? AGAIN_MS : false,
  });
  return (
    <Loaded query={erasures}>
      {(data) => {
        const requests = data.requests.filter(({ isOwn }) => isOwn || !ownOnly);
        if (requests.length === 0) return <Text>{none}</Text>;
        return (
          <ul className={styles.list}>
            {requests.map((request) => (
              <ErasureItem key={request.id} request={request} isNew={request.id === asked} />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
