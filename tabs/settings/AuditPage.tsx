import { Panel } from '../parts/Panel.tsx';
import { AuditLog } from './AuditLog.tsx';

export function AuditPage() {
  return (
    <Panel>
      <AuditLog />
    </Panel>
  );
}
