import { Spinner } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/** What was asked for, or that it is on its way, or why it did not come. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { texts } = useApp();
  if (query.isPending) return <Spinner label={texts.app.loading} />;
  if (query.isError) return <ErrorNotice error={query.error} texts={texts} onRetry={() => void query.refetch()} />;
  return children(query.data);
}
