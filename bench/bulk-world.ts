import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usccCheckCharacter } from '../src/law/uscc.ts';
import { agencyFields } from '../src/modules/agencies/agencies.api.ts';
import { publishingAgencies } from '../src/modules/agencies/agencies.queries.ts';
import { createAgency } from '../src/modules/agencies/agencies.usecases.ts';
import { installCatalogue } from '../src/modules/catalogue/catalogue.usecases.ts';
import { nodesOf } from '../src/modules/catalogue/catalogue.queries.ts';
import type { BulkPlace } from './bulk-rows.ts';
import { seedBulk } from './bulk-seed.ts';
import { openBenchWorld, type BenchWorld } from './world.ts';

const AGENCIES = 12;

/** Where worlds are kept, to be measured once more without the hours that filling them took. */
const KEPT = process.env['GONGKAI_BENCH_KEEP'];

/**
 * A world of a dozen agencies with so many published documents and no pages. With GONGKAI_BENCH_KEEP it stays in that folder
 * and is found there again.
 */
export async function openBulkWorld(
  count: number,
  tell: (line: string) => void,
): Promise<BenchWorld & { readonly places: readonly BulkPlace[] }> {
  const folder = KEPT === undefined ? null : join(KEPT, `bulk-${count}`);
  const filled = folder === null ? null : join(folder, 'filled');
  const again = filled !== null && existsSync(filled);
  // What was left half filled isn't worth anything.
  if (folder !== null && !again) await rm(folder, { recursive: true, force: true });
  const world = await openBenchWorld(folder);
  try {
    const places: BulkPlace[] = [];
    for (const { id, slug } of await publishingAgencies(world.ctx.db))
      places.push(await placeOf(world, { agencyId: id, slug }));
    if (again) return { ...world, places };
    for (let n = 2; n <= AGENCIES; n += 1) places.push(await openAgency(world, n));
    await seedBulk(world.databaseUrl, places, count, tell);
    if (filled !== null) await writeFile(filled, '');
    return { ...world, places };
  } catch (error) {
    await world.close();
    throw error;
  }
}

async function openAgency(world: BenchWorld, n: number): Promise<BulkPlace> {
  const slug = `ceshi${n}`;
  const code = `115001100DEM${String(900 + n).padStart(5, '0')}`;
  const { id: agencyId } = await createAgency(world.ctx, {
    ...agencyFields.parse({
      kind: 'township',
      name: `测量用第${n}镇人民政府`,
      shortName: `测量${n}镇`,
      selfName: '我镇',
      slug,
      publishes: true,
      uscc: `${code}${usccCheckCharacter(code)}`,
      areaCode: null,
    }),
    parentId: null,
  });
  await installCatalogue(world.ctx, { agencyId, profile: 'township' });
  return placeOf(world, { agencyId, slug });
}

async function placeOf(world: BenchWorld, agency: { agencyId: string; slug: string }): Promise<BulkPlace> {
  const nodes = await nodesOf(world.ctx.db, agency.agencyId);
  return {
    ...agency,
    nodes: nodes.flatMap((node) =>
      node.takesDocuments && node.kind !== null ? [{ id: node.id, kind: node.kind }] : [],
    ),
  };
}
