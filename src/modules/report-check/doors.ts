/** How many files of visitors may be in hand, in memory, from their first byte to their answer. */
export interface DoorLimits {
  readonly files: number;
  readonly ofOneAddress: number;
}

/** Lets files in as long as there is room. */
export interface Doors {
  /** Room for one file; null when there is none. Whoever was let in leaves. */
  enter(address: string): { leave(): void } | null;
}

/** Doors to a room with limits: who fills his own share leaves the rest to others. */
export function createDoors(limits: DoorLimits): Doors {
  const inside = new Map<string, number>();
  let all = 0;
  return {
    enter(address) {
      const own = inside.get(address) ?? 0;
      if (all >= limits.files || own >= limits.ofOneAddress) return null;
      inside.set(address, own + 1);
      all += 1;
      return {
        leave() {
          const left = (inside.get(address) ?? 1) - 1;
          if (left === 0) inside.delete(address);
          else inside.set(address, left);
          all -= 1;
        },
      };
    },
  };
}
