import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from '../../log.ts';

/** A presence that comes back where it is lost. */
export interface KeptPresence {
  /** Ends the keeping; returns the connection that stands for us now, which may be a lost one. */
  release(): Promise<pg.Client>;
}

const TRY_AGAIN_MS = 2_000;

/**
 * Announces us anew whenever our connection is lost. A server whose process was killed, for want of memory, say, is started again by
 * `announce`; one that only dropped everybody, because one of its processes died, must know us again all the same: else the next command
 * would take itself for the last one there, and end the server under us.
 */
export function keepPresence(
  first: pg.Client,
  { announce, log }: { announce: () => Promise<pg.Client>; log: Logger },
): KeptPresence {
  let present = first;
  let leaving = false;
  let coming: Promise<void> = Promise.resolve();
  const watch = (client: pg.Client): void => {
    client.once('end', () => {
      if (!leaving) coming = comeBack();
    });
  };
  const comeBack = async (): Promise<void> => {
    log.error('the embedded database has left us; starting it again where it has ended');
    while (!leaving) {
      try {
        present = await announce();
        watch(present);
        log.info('the embedded database is there again');
        return;
      } catch (error) {
        log.error('the embedded database is not there yet', { error: String(error) });
        await sleep(TRY_AGAIN_MS);
      }
    }
  };
  watch(first);
  return {
    release: async () => {
      leaving = true;
      await coming;
      return present;
    },
  };
}
