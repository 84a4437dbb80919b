import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HoldView } from '../../../core/contracts/api/retention.api.ts';
import { useApp } from '../../app/app-context.ts';
import { Sure } from '../Sure.tsx';
import { useWords } from '../words-context.ts';

export function ReleaseHold({ hold, onClose }: { hold: HoldView; onClose: () => void }) {
  const { call, tell } = useApp();
  const { holds: words } = useWords();
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: () => call('holds.release', { params: { holdId: hold.id } }),
    async onSuccess() {
      tell(words.releasedNow);
      await queryClient.invalidateQueries({ queryKey: ['holds'] });
      onClose();
    },
  });
  return (
    <Sure
      question={words.releaseAsk}
      yes={words.releaseYes}
      isPending={release.isPending}
      error={release.error}
      onYes={() => release.mutate()}
      onNo={onClose}
    />
  );
}
