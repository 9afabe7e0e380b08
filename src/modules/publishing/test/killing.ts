import { writeFileSync } from 'node:fs';
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
}

/**
 * Runs a process that dies after some queries and writes (`steps` null: it doesn't): from then on it does nothing any more,
 * between two of them or in the middle of a file. Says whether it died.
 */
export async function live(
  ctx: Ctx,
  options: { databaseUrl: string; steps: number | null },
  work: (life: Life) => Promise<void>,
): Promise<boolean> {
  let left = options.steps ?? Number.POSITIVE_INFINITY;
  const step = (): void => {
    left -= 1;
    if (left < 0) throw new Killed('killed');
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      step();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const pool = connect(options.databaseUrl, { max: 4 });
  const own: Ctx = { ...ctx, db: pool.withPlugin(plugin) };
  const shop = workshop(own, { sync: false, thorough: true });
  try {
    await work({ ctx: own, shop: { ...shop, writer: mortal(shop.writer, step, siteFolder(ctx.config)) } });
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
        if (writer.namesIn('').length > 0)
          writeFileSync(
            join(unfinishedFolder(root), `4194399-${temporaryName().split('-')[1]}`),
            bytes.subarray(0, bytes.length / 2),
          );
        throw error;
      }
      writer.put(path, bytes);
    },
    copy: (path, source) => {
      step();
      return writer.copy(path, source);
    },
    remove: (path) => {
      step();
      writer.remove(path);
    },
  };
}
