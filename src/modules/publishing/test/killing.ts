import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { connect } from '../../../platform/database/connect.ts';
import { temporaryName } from '../../../platform/temporary-files.ts';
import type { Workshop } from '../page-making.ts';
import { workshop } from '../page-making.ts';
import { siteFolder, unfinishedFolder } from '../site-folder.ts';
import type { SiteWriter } from '../site-writer.ts';

/** What a process says that was killed. */
export class Killed extends Error {}

/** A process as far as the site is concerned: connections of its own, and its end after so many steps. */
export interface Life {
  readonly ctx: Ctx;
  readonly shop: Workshop;
  /** A workshop of its own for another part of the process, which ends with it. */
  shopOf(options: Parameters<typeof workshop>[1]): Workshop;
}

/** How long a process lives, and what it waits for. */
export interface Lifetime {
  readonly databaseUrl: string;
  /** So many queries and writes; null: until its work is done. */
  readonly steps: number | null;
  /** Waited for after each query: what was read grows old meanwhile. */
  readonly pace?: () => Promise<void>;
}

/**
 * Runs a process that dies after some queries and writes: from then on it does nothing any more, between two of them or in the
 * middle of a file. Says whether it died.
 */
export async function live(
  ctx: Ctx,
  { databaseUrl, steps, pace }: Lifetime,
  work: (life: Life) => Promise<void>,
): Promise<boolean> {
  let left = steps ?? Number.POSITIVE_INFINITY;
  const step = (): void => {
    left -= 1;
    if (left < 0) throw new Killed('killed');
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      step();
      return node;
    },
    transformResult: async ({ result }) => {
      // The dead wait for nothing.
      if (left >= 0) await pace?.();
      return result;
    },
  };
  const pool = connect(databaseUrl, { max: 8 });
  const own: Ctx = { ...ctx, db: pool.withPlugin(plugin) };
  const shopOf: Life['shopOf'] = (options) => {
    const shop = workshop(own, options);
    return { ...shop, writer: mortal(shop.writer, step, siteFolder(ctx.config)) };
  };
  try {
    await work({ ctx: own, shop: shopOf({ sync: false, thorough: true }), shopOf });
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  } finally {
    // Its connections end with it: whatever it held in the database is free.
    await pool.destroy();
  }
}

function mortal(writer: SiteWriter, step: () => void, root: string): SiteWriter {
  return {
    ...writer,
    put: (path, bytes) => {
      try {
        step();
      } catch (error) {
        if (existsSync(unfinishedFolder(root)))
          writeFileSync(
            join(unfinishedFolder(root), `4194399-${temporaryName().split('-')[1]}`),
            bytes.subarray(0, bytes.length / 2),
          );
        throw error;
      }
      writer.put(path, bytes);
    },
    move: (path, prepared) => {
      step();
      writer.move(path, prepared);
    },
    copy: (path, source) => {
      step();
      return writer.copy(path, source);
    },
    remove: (path) => {
      step();
      return writer.remove(path);
    },
  };
}
