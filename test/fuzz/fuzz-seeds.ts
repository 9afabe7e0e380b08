import { faultlessReport } from '../report-corpus/corpus-report.ts';
import { figureSets } from '../report-corpus/figure-sets.ts';
import { documentOf } from '../report-corpus/form-tables.ts';
import { LAYOUTS } from '../report-corpus/layouts/layouts.ts';
import type { FuzzSeed } from './fuzz-inputs.ts';

/** A report in every layout that needs no office program and no browser. */
export async function fuzzSeeds(): Promise<FuzzSeed[]> {
  const [set] = figureSets(3);
  if (set === undefined) throw new RangeError('no figures');
  const document = documentOf(faultlessReport(set, 3));
  const layouts = LAYOUTS.filter(({ cost }) => cost === 'cheap' || cost === 'dear');
  return Promise.all(
    layouts.map(async ({ name, extension, write }) => ({
      name: `${name}.${extension}`,
      bytes: new Uint8Array(await write(document)),
    })),
  );
}
