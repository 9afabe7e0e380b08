import { usccCheckCharacter } from '../../../law/uscc.ts';
import type { Role } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { createAgency } from '../../agencies/agencies.usecases.ts';

/** Agencies around the town: its district, and a bureau of that. */
export interface Neighbours {
  readonly district: string;
  readonly bureau: string;
  /** Somebody who holds the role at another agency. */
  at(agencyId: string, role: Role): Ctx;
}

/** Puts the town under a district that has a bureau. */
export async function neighboursOf(world: TestWorld, office: TestOffice): Promise<Neighbours> {
  const district = await agency(world, { kind: 'district', name: '测试区', slug: 'cesq', parentId: null });
  const bureau = await agency(world, {
    kind: 'department',
    name: '测试区水利局',
    slug: 'shuili',
    parentId: district,
  });
  await world.db
    .updateTable('agencies')
    .set({ parent_id: district, path: [district, office.agencyId] })
    .where('id', '=', office.agencyId)
    .execute();
  return {
    district,
    bureau,
    at: (agencyId, role) => {
      const { actor } = office.as(role);
      if (actor.kind !== 'account') throw new Error('the cast are accounts');
      return { ...office.as(role), actor: { ...actor, grants: [{ role, agencyId }] } };
    },
  };
}

async function agency(
  world: TestWorld,
  of: { kind: 'district' | 'department'; name: string; slug: string; parentId: string | null },
): Promise<string> {
  const { kind, name, slug, parentId } = of;
  const body = `115001100DEM8${slug.length}00${kind === 'district' ? 1 : 2}`;
  const { id } = await createAgency(world.system, {
    ...agencyFields.parse({
      kind,
      name: `${name}${kind === 'district' ? '人民政府' : ''}`,
      shortName: name,
      selfName: '本机关',
      slug,
      publishes: true,
      uscc: `${body}${usccCheckCharacter(body)}`,
      areaCode: '500110',
      phone: '',
    }),
    parentId,
  });
  return id;
}
