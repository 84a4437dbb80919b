import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Sends a change of a request; whatever comes of it, the lists are asked for anew. */
export function useChangeRequest(send: () => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  });
}
