import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Right } from '../compliance/requests/rights.ts';

export function useAskRequest(onAsked: () => void) {
  const { call } = useApp();
  const queryClient = useQueryClient();
  // Sent twice, it is one request.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (ask: { type: Right; text: string }) => call('privacy.ask', { body: { ...ask, requestId } }),
    async onSuccess() {
      setRequestId(crypto.randomUUID());
      onAsked();
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => ASKED_ANEW.has(String(queryKey[0])) });
    },
  });
}

/** An objection changes one's answers and hides one's profile. */
const ASKED_ANEW: ReadonlySet<string> = new Set(['my-requests', 'requests', 'profile', 'meeting', 'consents']);
