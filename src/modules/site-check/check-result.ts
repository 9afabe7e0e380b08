import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../platform/config.ts';
import { temporaryName } from '../../platform/temporary-files.ts';

const count = z.number().int().min(0);
const checkResult = z.object({
  finishedAt: z.iso.datetime(),
  startedBy: z.string(),
  sites: z.array(
    z.object({
      slug: z.string(),
      siteUrl: z.string(),
      pages: count,
      files: count,
      total: count,
      findings: z.array(
        z.object({
          file: z.string(),
          rule: z.string(),
          message: z.string(),
          remedy: z.string(),
          basis: z.string(),
          pages: count,
        }),
      ),
    }),
  ),
});

/** What the last check of the public sites found. */
export type CheckResult = z.output<typeof checkResult>;

/** The last result; null before the first, and where what was kept is of another version or broken: it is made anew. */
export async function lastCheckResult(config: Pick<Config, 'dataDir'>): Promise<CheckResult | null> {
  const text = await readFile(resultFile(config), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return checkResult.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a result in the place of the last one: it follows from the files and is in no backup. */
export async function keepCheckResult(config: Pick<Config, 'dataDir'>, result: CheckResult): Promise<void> {
  const unfinished = join(config.dataDir, `site-check.${temporaryName()}`);
  try {
    await writeFile(unfinished, JSON.stringify(result), { mode: 0o600 });
    await rename(unfinished, resultFile(config));
  } finally {
    await rm(unfinished, { force: true });
  }
}

function resultFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'site-check.json');
}
