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
