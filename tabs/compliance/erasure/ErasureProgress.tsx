import { ProgressBar, Text } from '@fluentui/react-components';
import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { useApp } from '../../app/app-context.ts';
import { useWords } from '../words-context.ts';

export function ErasureProgress({ progress, what }: { progress: ErasureView['progress']; what: string }) {
  const { format } = useApp();
  const { erasure: words } = useWords();
  const { step, done, of } = progress;
  return (
    <div role="status">
      <ProgressBar value={done} max={of} aria-label={words.progressOf(what)} />
      <Text size={200}>
        {`${words.progress(format.number(done + 1), format.number(of))}: ${words.steps[step] ?? step}`}
      </Text>
    </div>
  );
}
