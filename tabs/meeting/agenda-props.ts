import type { AgendaView, ChangeAgenda, MeetingDetail } from '../../core/contracts/api/meeting.api.ts';

export interface AgendaProps {
  /** Whose `agenda.change` writes it. */
  meeting: Pick<MeetingDetail, 'id' | 'status' | 'editable'>;
  of: ChangeAgenda['of'];
  agenda: AgendaView;
}
