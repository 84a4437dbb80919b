import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import type { BoardCache } from './board-cache.ts';
import { conflictWords } from './conflict-words.ts';

export interface MoveRequest {
  card: DecisionCard;
  to: BoardColumn;
  reason?: string;
}

/**
 * Moves a card at once for the eye and then on the server. Who was slower sees the card as it is now, with a notice.
 * @returns whether the card lies where it was moved to
 */
export function useMove(cache: BoardCache) {
  const { call, texts, tell } = useApp();
  const queryClient = useQueryClient();
  return useCallback(
    async ({ card, to, reason }: MoveRequest): Promise<boolean> => {
      const params = { meetingId: card.meetingId, decisionId: card.id };
      cache.put({ ...card, column: to });
      try {
        const body = reason === undefined ? { to } : { to, reason };
        const fresh = await call('decisions.move', { params, body, etag: card.etag });
        cache.put(fresh);
        queryClient.setQueryData(['decision', card.meetingId, card.id], fresh);
        tell(texts.board.moved(card.title, texts.decision.columns[to]));
        return true;
      } catch (error) {
        const current = currentOf(error);
        cache.put(current ?? card);
        const { code } = problemOf(error);
        if (code === 'API.CHANGED') tell(conflictWords(card.title, current, texts), 'warning');
        else if (code === 'API.INCOMPLETE') tell(texts.board.incomplete(card.title), 'warning');
        else tell(texts.problems.codes[code] ?? texts.problems.other, 'error');
        return false;
      }
    },
    [cache, call, queryClient, tell, texts],
  );
}

/** The fresh decision that a refusal brings along: the contract gives it the shape of the endpoint's answer. */
function currentOf(error: unknown): ApiResponse<'decisions.move'> | null {
  const current = error instanceof ProblemError ? error.problem.current : undefined;
  return current ? (current as ApiResponse<'decisions.move'>) : null;
}
