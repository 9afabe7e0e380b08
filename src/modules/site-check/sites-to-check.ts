import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import { addressFiles, mapFile } from '../../platform/http/answered-files.ts';
import { AGENCIES_FILE, MAIN, URLS_FILE } from '../../platform/http/site-places.ts';
import { siteFolder } from '../publishing/site-folder.ts';
import { addressFolder } from '../publishing/write-addresses.ts';
import type { CheckedSite } from './checked-site.ts';

/** The public sites of the installation, the main one first, as far as the files that servers read tell of them. */
export function sitesToCheck(config: Pick<Config, 'dataDir' | 'siteUrl'>): CheckedSite[] {
  const addresses = addressFolder(config);
  const shared = {
    folder: siteFolder(config),
    agencies: mapFile(join(addresses, AGENCIES_FILE))(),
    answers: addressFiles(addresses),
  };
  const further = [...mapFile(join(addresses, URLS_FILE))()].filter(([slug]) => slug !== MAIN);
  return [[MAIN, config.siteUrl] as const, ...further].map(([slug, siteUrl]) => ({
    ...shared,
    slug,
    siteUrl,
  }));
}
