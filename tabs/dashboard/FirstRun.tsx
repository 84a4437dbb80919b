import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { goTo } from '../app/route.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Panel } from '../parts/Panel.tsx';

const useStyles = makeStyles({
  box: { maxWidth: '640px' },
  steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL, display: 'grid', gap: tokens.spacingVerticalS },
});

/** An empty system says what it is for, and offers something to look at. */
export function FirstRun() {
  const { call, texts, session } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: () => call('sample.create', {}),
    async onSuccess({ id }) {
      await queryClient.invalidateQueries();
      goTo(`/meetings/${encodeURIComponent(id)}`);
    },
  });
  const mayCreate = session.roles.some((role) => role !== 'Reader' && role !== 'Compliance');
  return (
    <div className={styles.box}>
      <Panel>
        <Text>{texts.firstRun.lead}</Text>
        <ol className={styles.steps}>
          {texts.firstRun.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {mayCreate && (
          <>
            <Text>{texts.firstRun.sampleLead}</Text>
            {create.isError && <ErrorNotice error={create.error} texts={texts} />}
            <div>
              <Button appearance="primary" disabled={create.isPending} onClick={() => create.mutate()}>
                {texts.firstRun.sample}
              </Button>
            </div>
          </>
        )}
      </Panel>
    </div>
  );
}
