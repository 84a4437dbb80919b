import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { saveBlob } from '../../api/save-blob.ts';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { useWords } from '../words-context.ts';

/** That an event is in the log, as a file that anybody can check without us. */
export function ProofButton({ eventId, sequence }: { eventId: string; sequence: number }) {
  const { call, texts } = useApp();
  const { audit: words } = useWords();
  const prove = useMutation({
    mutationFn: () => call('audit.prove', { params: { eventId } }),
    onSuccess(proof) {
      const text = JSON.stringify(proof, null, 2);
      saveBlob(new Blob([text], { type: 'application/json' }), `${words.file}-${sequence}.json`);
    },
  });
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownloadRegular />}
        aria-label={words.proofOf(sequence)}
        disabledFocusable={prove.isPending}
        onClick={() => prove.mutate()}
      />
      {prove.isError && <ErrorNotice error={prove.error} texts={texts} />}
    </>
  );
}
