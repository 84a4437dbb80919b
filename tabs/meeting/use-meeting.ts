import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';

/** @returns one meeting, kept fresh, and the way to put in what a change answered with */
export function useMeeting(meetingId: string) {
  const { call } = useApp();
  const queryClient = useQueryClient();
  const meeting = useQuery({
    queryKey: ['meeting', meetingId],
    queryFn: ({ signal }) => call('meetings.read', { params: { meetingId }, signal }),
  });
  const show = useCallback(
    (fresh: MeetingDetail) => queryClient.setQueryData(['meeting', meetingId], fresh),
    [queryClient, meetingId],
  );
  return { meeting, show };
}
