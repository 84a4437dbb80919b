import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { useModalLeave } from '../parts/use-modal-leave.ts';
import { DecisionBody } from './DecisionBody.tsx';

export interface DecisionDrawerProps {
  meetingId: string;
  decisionId: string;
  /** The decision as it is now, for those who show it too. */
  onChanged: (card: DecisionCard) => void;
  onClose: () => void;
}

const useStyles = makeStyles({
  drawer: { width: '480px', maxWidth: '100vw' },
  title: { overflowWrap: 'anywhere' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalXXL,
  },
});

/** Everything about one decision. Focus goes in when it opens and back to the card when it closes. */
export function DecisionDrawer({ meetingId, decisionId, onChanged, onClose }: DecisionDrawerProps) {
  const { call, texts } = useApp();
  const styles = useStyles();
  useModalLeave();
  const decision = useQuery({
    queryKey: ['decision', meetingId, decisionId],
    queryFn: ({ signal }) => call('decisions.read', { params: { meetingId, decisionId }, signal }),
  });
  const { data } = decision;
  useEffect(() => {
    if (data) onChanged(data);
  }, [data, onChanged]);

  return (
    <Drawer
      type="overlay"
      position="end"
      open
      className={styles.drawer}
      onOpenChange={(_event, { open }) => !open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button appearance="subtle" aria-label={texts.app.close} icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {data?.title ?? texts.app.loading}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>
          {decision.isPending && <Spinner label={texts.app.loading} />}
          {decision.isError && (
            <ErrorNotice error={decision.error} texts={texts} onRetry={() => void decision.refetch()} />
          )}
          {data && <DecisionBody decision={data} />}
        </div>
      </DrawerBody>
    </Drawer>
  );
}
