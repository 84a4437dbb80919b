import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-error.ts';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { useWords } from '../words-context.ts';

interface CancelErasureProps {
  requestId: string;
  /** Whom or what it is about. */
  what: string;
  /** What had the focus goes away. */
  onEnded: () => void;
}

/** Takes back a request that waits; as it removes nothing, it asks no question. */
export function CancelErasure({ requestId, what, onEnded }: CancelErasureProps) {
  const { call, texts, tell } = useApp();
  const { erasure: words } = useWords();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call('erasures.cancel', { params: { requestId } }),
    onSuccess() {
      tell(words.cancelled);
      onEnded();
    },
    onError(error) {
      if (!isTooLate(error)) return;
      tell(words.cancelledTooLate);
      onEnded();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['erasures'] }),
  });
  return (
    <>
      {cancel.isError && !isTooLate(cancel.error) && <ErrorNotice error={cancel.error} texts={texts} />}
      <div>
        <Button aria-label={words.cancelOf(what)} disabledFocusable={cancel.isPending} onClick={() => cancel.mutate()}>
          {words.cancel}
        </Button>
      </div>
    </>
  );
}

function isTooLate(error: unknown): boolean {
  return problemOf(error).code === 'API.CONFLICT';
}
