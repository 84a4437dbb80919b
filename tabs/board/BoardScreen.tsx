import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { goTo, useRoute } from '../app/route.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Screen } from '../parts/Screen.tsx';
import { BoardColumns } from './BoardColumns.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { type BoardSearch, filterOf, searchOf } from './board-search.ts';
import { useBoard } from './use-board.ts';
import { type MoveRequest, useMove } from './use-move.ts';

const DecisionDrawer = lazy(async () => ({
  default: (await import('../decision/DecisionDrawer.tsx')).DecisionDrawer,
}));

const ParkDialog = lazy(async () => ({ default: (await import('./ParkDialog.tsx')).ParkDialog }));

/** All decisions of the meetings that one was in, in four columns. */
export function BoardScreen() {
  const { texts } = useApp();
  const route = useRoute();
  const search = useMemo(() => searchOf(route.search), [route.search]);
  const { ownerId, seriesId, from, to, text } = search;
  const filter = useMemo(() => filterOf({ ownerId, seriesId, from, to, text }), [ownerId, seriesId, from, to, text]);
  const { board, cache } = useBoard(filter);
  const move = useMove(cache);
  const [parking, setParking] = useState<DecisionCard | null>(null);

  const change = useCallback(
    (part: { [Key in keyof BoardSearch]?: BoardSearch[Key] | undefined }, options?: { replace: boolean }) =>
      goTo('/board', { ...route.search, ...part }, options),
    [route.search],
  );
  const onMove = useCallback(
    (request: MoveRequest) => {
      if (request.to === request.card.column) return;
      if (request.to === 'parked' && request.card.parkedReason === null) setParking(request.card);
      else void move(request);
    },
    [move],
  );
  const onOpen = useCallback((card: DecisionCard) => change({ meeting: card.meetingId, decision: card.id }), [change]);
  const onFilter = useCallback((part: Parameters<typeof change>[0]) => change(part, { replace: true }), [change]);
  const { meeting, decision } = search;

  return (
    <Screen title={texts.board.title}>
      <BoardFilters filter={filter} board={board.data} onChange={onFilter} />
      {board.isError && <ErrorNotice error={board.error} texts={texts} onRetry={() => void board.refetch()} />}
      <BoardColumns
        filter={filter}
        selected={search.column ?? 'open'}
        onSelect={(column) => change({ column }, { replace: true })}
        onMove={onMove}
        onOpen={onOpen}
      />
      {parking && (
        <Suspense>
          <ParkDialog
            title={parking.title}
            onCancel={() => setParking(null)}
            onPark={(reason) => {
              setParking(null);
              void move({ card: parking, to: 'parked', reason });
            }}
          />
        </Suspense>
      )}
      {meeting !== undefined && decision !== undefined && (
        <Suspense>
          <DecisionDrawer
            key={`${meeting}/${decision}`}
            meetingId={meeting}
            decisionId={decision}
            onChanged={cache.put}
            onClose={() => change({ meeting: undefined, decision: undefined })}
          />
        </Suspense>
      )}
    </Screen>
  );
}
