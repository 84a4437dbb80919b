/** What speaks for keeping a thing or for removing it, at one instant. */
export interface RemovalGrounds {
  now: Date;
  /** Ids of the holds on it. */
  holds: readonly string[];
  /** It must be kept until then by law; null: no law says so. */
  lawUntil: Date | null;
  /** Somebody who may has asked for its removal. */
  erasureAsked: boolean;
  /** When its time is over as the tenant decided; null: the tenant has no rule for it. */
  tenantUntil: Date | null;
  /** The same as the product has it; null: kept as long as the tenant uses Kollegan. */
  defaultUntil: Date | null;
}

export type RemovalDecision =
  | { remove: false; because: 'hold'; holdIds: readonly string[] }
  | { remove: false; because: 'law' | 'tenant' | 'default'; until: Date | null }
  | { remove: true; because: 'erasure' | 'tenant' | 'default' };

/** Hold before law before a request for erasure before the tenant's period before the product's. */
export function decideRemoval(grounds: RemovalGrounds): RemovalDecision {
  const { now, holds, lawUntil, erasureAsked, tenantUntil, defaultUntil } = grounds;
  if (holds.length > 0) return { remove: false, because: 'hold', holdIds: holds };
  if (lawUntil !== null && now < lawUntil) return { remove: false, because: 'law', until: lawUntil };
  if (erasureAsked) return { remove: true, because: 'erasure' };
  const because = tenantUntil === null ? 'default' : 'tenant';
  const until = tenantUntil ?? defaultUntil;
  return until !== null && now >= until ? { remove: true, because } : { remove: false, because, until };
}
