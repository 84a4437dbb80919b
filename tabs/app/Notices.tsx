import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { Notice } from './use-notice.ts';

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    zIndex: 1_000_001,
    bottom: tokens.spacingVerticalL,
    insetInline: tokens.spacingHorizontalL,
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
  },
  notice: { pointerEvents: 'auto', maxWidth: '560px', boxShadow: tokens.shadow16 },
});

const SHORT_MS = 5_000;
const LONG_MS = 12_000;

/** The last thing that was said, seen at the foot of the page and read out. A newer one takes its place. */
export function Notices({ notice, close, onClose }: { notice: Notice | null; close: string; onClose: () => void }) {
  const styles = useStyles();
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(onClose, notice.intent === 'success' ? SHORT_MS : LONG_MS);
    return () => clearTimeout(timer);
  }, [notice, onClose]);
  return (
    <div className={styles.place} role="status">
      {notice && (
        <MessageBar key={notice.id} className={styles.notice} intent={notice.intent} layout="multiline">
          <MessageBarBody>{notice.message}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button appearance="transparent" aria-label={close} icon={<DismissRegular />} onClick={onClose} />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}
