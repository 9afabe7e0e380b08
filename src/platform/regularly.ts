import type { Ctx } from './context.ts';

/** Something that is done again and again while the program runs. */
export interface RegularWork<C> {
  readonly everyMs: number;
  /** Stands in the log where it fails, e.g. 'lapsed documents could not be looked for'. */
  readonly complaint: string;
  /** `ending` is aborted when the program ends: whatever takes its time looks at it in between, or hands it on. */
  readonly work: (ctx: C, ending: AbortSignal) => Promise<unknown>;
}

/**
 * Does it at once and then at its times, never twice at a time: a time that comes while it is being done is left out. What fails is
 * logged and tried again the next time. `stop` tells it that the program ends and waits for what is being done.
 */
export function regularly<C extends Pick<Ctx, 'log'>>(
  ctx: C,
  { everyMs, complaint, work }: RegularWork<C>,
): { stop(): Promise<void> } {
  const ending = new AbortController();
  const once = async (): Promise<void> => {
    try {
      await work(ctx, ending.signal);
    } catch (error) {
      ctx.log.error(complaint, { error: String(error) });
    }
  };
  let working: Promise<void> | null = null;
  const begin = (): void => {
    working ??= once().finally(() => {
      working = null;
    });
  };
  begin();
  const timer = setInterval(begin, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await working;
    },
  };
}

/** What is done for each of several things, and how the log calls one where it fails. */
interface EachWork {
  readonly complaint: string;
  readonly work: (id: string) => Promise<void>;
}

/**
 * Does the same for one thing after the other. Where it fails is logged with its id, as `named`, and left until the next time: those
 * behind it come all the same.
 */
export async function oneByOne(
  ctx: Pick<Ctx, 'log'>,
  ids: readonly string[],
  { named, complaint, work }: EachWork & { readonly named: string },
): Promise<void> {
  for (const id of ids) {
    try {
      await work(id);
    } catch (error) {
      ctx.log.error(complaint, { [named]: id, error: String(error) });
    }
  }
}

/** Does the same for one agency after the other, each whatever becomes of the others. */
export async function agencyByAgency(
  ctx: Pick<Ctx, 'log'>,
  agencyIds: readonly string[],
  each: EachWork,
): Promise<void> {
  await oneByOne(ctx, agencyIds, { ...each, named: 'agencyId' });
}
