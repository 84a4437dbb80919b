import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';

/** What holds for all meetings of the organisation; each page shows its part of it. */
export function useSettings() {
  const { call } = useApp();
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call('settings.read', { signal }) });
}
