import type { TxCtx } from '../../platform/context.ts';

/** A column and its place in the catalogue: slugs from the top, with slashes between. */
export interface ColumnPlace {
  readonly nodeId: string;
  readonly path: string;
}

/** What the catalogue asks of whoever knows what is public: publishing stands above it and hands this in. */
export interface ColumnAddresses {
  /** Whether anything is or was public in some columns. */
  inUse(db: TxCtx['db'], nodeIds: readonly string[]): Promise<boolean>;
  /**
   * Whether something other than the columns named once stood at places of the catalogue: who comes by an old link must not
   * land on something else.
   */
  belongsToOthers(
    db: TxCtx['db'],
    places: { agencyId: string; paths: readonly string[]; nodeIds: readonly string[] },
  ): Promise<boolean>;
  /** Told when columns have left addresses, have taken others, or both: the old ones lead to the new from then on. */
  moved(
    tx: TxCtx,
    change: { agencyId: string; left: readonly ColumnPlace[]; taken: readonly ColumnPlace[] },
  ): Promise<void>;
}
