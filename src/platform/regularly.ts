import type { Ctx } from './context.ts';

/** Something that is done again and again while the program runs. */
export interface RegularWork {
  readonly everyMs: number;
  /** Stands in the log where it fails, e.g. 'lapsed documents could not be looked for'. */
  readonly complaint: string;
  readonly work: (ctx: Ctx) => Promise<unknown>;
}

/** Does it at once and then at its times, never twice at a time. What fails is logged and tried again the next time. */
export function regularly(ctx: Ctx, { everyMs, complaint, work }: RegularWork): { stop(): Promise<void> } {
  const once = async (): Promise<void> => {
    try {
      await work(ctx);
    } catch (error) {
      ctx.log.error(complaint, { error: String(error) });
    }
  };
  let working = once();
  const timer = setInterval(() => {
    working = working.then(once);
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}

/**
 * Does the same for one agency after the other. Where it fails is logged with the agency and left until the next time: those behind it
 * come all the same.
 */
export async function agencyByAgency(
  ctx: Pick<Ctx, 'log'>,
  agencyIds: readonly string[],
  { complaint, work }: { readonly complaint: string; readonly work: (agencyId: string) => Promise<void> },
): Promise<void> {
  for (const agencyId of agencyIds) {
    try {
      await work(agencyId);
    } catch (error) {
      ctx.log.error(complaint, { agencyId, error: String(error) });
    }
  }
}
