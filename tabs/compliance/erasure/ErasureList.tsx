import { Text } from '@fluentui/react-components';
import { Loaded } from '../../parts/Loaded.tsx';
import { useFormStyles } from '../form-styles.ts';
import { ErasureItem } from './ErasureItem.tsx';
import { useErasures } from './use-erasures.ts';

interface ErasureListProps {
  /** The request that was just made. */
  asked: string | null;
  none: string;
  /** Only one's own, of what somebody with more rights is shown. */
  ownOnly?: boolean;
}

/** Requests, latest first. */
export function ErasureList({ asked, none, ownOnly = false }: ErasureListProps) {
  const styles = useFormStyles();
  const erasures = useErasures();
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
