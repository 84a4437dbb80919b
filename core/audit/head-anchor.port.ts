/** A signed head as it lies outside. */
export interface AnchoredHead {
  tenantId: string;
  size: number;
  /** Hexadecimal. */
  root: string;
  /** JWS of kind `audit-head`. */
  head: string;
}

/** Keeps signed heads where who can write to the store cannot: what was published once can no longer be denied. */
export interface HeadAnchor {
  /** Keeps the first head of a size and root; a second one changes nothing. Throws when it is not kept for certain. */
  publish(head: AnchoredHead): Promise<void>;
  /** Smallest first. @param latest only so many of the largest */
  heads(tenantId: string, latest?: number): Promise<AnchoredHead[]>;
}
