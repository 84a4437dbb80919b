import { Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import { useApp } from '../../app/app-context.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { Section } from '../../parts/Section.tsx';
import { StateDot } from '../../parts/StateDot.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { RequestItem } from './RequestItem.tsx';

interface RequestListProps {
  state: RequestView['state'];
  /** The request that was last changed here: it may have come from another list. */
  changed: string | null;
  onChanged: (requestId: string) => void;
}

/** The requests in one state, the earliest due first. */
export function RequestList({ state, changed, onChanged }: RequestListProps) {
  const { call, texts } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const query = useInfiniteQuery({
    queryKey: ['requests', state],
    staleTime: 0,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('requests.list', { query: { state, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const overdue = state === 'received' ? (query.data?.pages[0]?.overdue ?? 0) : 0;
  return (
    <Section
      title={words.sections[state]}
      aside={overdue > 0 ? <StateDot tone="bad">{words.overdueCount(overdue)}</StateDot> : undefined}
    >
      <Loaded query={query}>
        {({ pages }) => {
          const requests = pages.flatMap((page) => page.requests);
          if (requests.length === 0) return <Text>{words.none}</Text>;
          return (
            <ul className={styles.list}>
              {requests.map((request) => (
                <RequestItem
                  key={request.id}
                  request={request}
                  isChanged={request.id === changed}
                  onChanged={() => onChanged(request.id)}
                />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton query={query} words={texts.app.more} />
    </Section>
  );
}
