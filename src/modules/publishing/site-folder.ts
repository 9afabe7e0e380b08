import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';

/** The folder that web servers read. */
export function siteFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'site');
}

/**
 * Where files of the site stand until they are whole: on the same disk, under a name that web servers don't give out,
 * and none of which a killed process leaves among the pages.
 */
export function unfinishedFolder(root: string): string {
  return join(root, UNFINISHED);
}

/** Name of that folder within the site's. */
export const UNFINISHED = '.tmp';
