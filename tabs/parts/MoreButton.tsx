import { Button } from '@fluentui/react-components';

interface MoreButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  words: string;
}

/** Asks for the next page of a list, as long as there is one. */
export function MoreButton({ query, words }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {words}
      </Button>
    </div>
  );
}
