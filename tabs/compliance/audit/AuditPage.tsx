import { Panel } from '../../parts/Panel.tsx';
import { WithWords } from '../WithWords.tsx';
import { AuditLog } from './AuditLog.tsx';
import { VerifyAudit } from './VerifyAudit.tsx';

/** Among the settings, too: that is where an administrator looks for it. */
export function AuditPage() {
  return (
    <WithWords>
      <Panel>
        <VerifyAudit />
      </Panel>
      <Panel>
        <AuditLog />
      </Panel>
    </WithWords>
  );
}
