import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { useWords } from '../words-context.ts';
import { useCounts } from './use-counts.ts';

/** Looks at what would go if the sweep ran now; asked for by hand, since it reads everything. */
export function DryRun() {
  const { call, texts, format } = useApp();
  const { retention: words } = useWords();
  const countsOf = useCounts();
  const run = useMutation({
    mutationFn: async () => (await call('retention.read', { query: { dryRun: 'true' } })).dryRun,
  });
  const button = run.data ? words.dryRunAgain : words.dryRun;
  return (
    <>
      <div>
        <Button disabledFocusable={run.isPending} onClick={() => run.mutate()}>
          {run.isPending ? words.dryRunRuns : button}
        </Button>
      </div>
      {run.isError && <ErrorNotice error={run.error} texts={texts} />}
      <div role="status">
        {run.data && (
          <>
            <Text weight="semibold" block>
              {words.dryRunTitle}
            </Text>
            <Text block>{`${words.dryRunLead} ${words.lookedAt(format.number(run.data.looked))}`}</Text>
            {run.data.removed.length === 0 && <Text block>{words.dryRunNone}</Text>}
            <Facts
              facts={[
                [words.removed, countsOf(run.data.removed)],
                [words.skipped, countsOf(run.data.skipped)],
              ]}
            />
          </>
        )}
      </div>
    </>
  );
}
