import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import type { Subject } from '../subject.ts';

export interface AskErasure {
  target: Subject | { type: 'self' };
  withPlanner: boolean;
}

/** @param onAsked is given the id of the request, which now waits for its words */
export function useAskErasure(onAsked: (requestId: string) => void) {
  const { call } = useApp();
  const queryClient = useQueryClient();
  // Sent twice, it is one request.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (ask: AskErasure) => call('erasures.ask', { body: { ...ask, requestId } }),
    async onSuccess({ id }) {
      setRequestId(crypto.randomUUID());
      await queryClient.invalidateQueries({ queryKey: ['erasures'] });
      onAsked(id);
    },
  });
}
