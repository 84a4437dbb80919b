import {
  type KnowComingDeps,
  type KnowComingInput,
  type KnowComingResult,
  knowComing,
} from '../coming-meetings/index.ts';
import type { ErasureDesk } from './erasure-desk.ts';

export interface KnowUnlessErasingDeps extends KnowComingDeps {
  erasures: Pick<ErasureDesk, 'isErasingTenant'>;
}

/** Keeps a meeting that is to come, unless everything of the tenant is being removed. */
export async function knowUnlessErasing(
  deps: KnowUnlessErasingDeps,
  input: KnowComingInput,
): Promise<KnowComingResult | 'erasing'> {
  const { erasures, coming } = deps;
  const { reference } = input;
  if (await erasures.isErasingTenant(reference.tenantId)) return 'erasing';
  const known = await knowComing(deps, input);
  // It may have begun between the question and the write.
  if (known !== 'known' || !(await erasures.isErasingTenant(reference.tenantId))) return known;
  await coming.remove(reference);
  return 'erasing';
}
