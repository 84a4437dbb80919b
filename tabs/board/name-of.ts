import type { BoardChoice } from '../../core/contracts/api/board.api.ts';

export function nameOf(choices: readonly BoardChoice[] | undefined, id: string): string | undefined {
  return choices?.find((choice) => choice.id === id)?.name;
}
