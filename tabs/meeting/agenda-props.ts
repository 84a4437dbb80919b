import type { AgendaView, ChangeAgenda, MeetingDetail } from '../../core/contracts/api/meeting.api.ts';

export interface AgendaProps {
  meeting: MeetingDetail;
  of: ChangeAgenda['of'];
  agenda: AgendaView;
}
