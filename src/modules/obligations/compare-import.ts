import type { Ctx } from '../../platform/context.ts';
import { profileOfKind } from '../../law/catalogue/profiles.ts';
import {
  compareCatalogue,
  type CatalogueComparison,
  type ImportChoices,
  type KnownItem,
} from '../../law/obligations/item-tables/compare-items.ts';
import { DISCLOSURE_RULES } from '../../law/obligations/special-limits.ts';
import type { ItemLevel } from '../../law/obligations/standard-item.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { ImportRow } from './item-imports.repository.ts';
import { itemView } from './item-list.ts';
import { itemsOfAgency } from './standard-items.repository.ts';
import { storedCatalogue } from './stored-catalogue.ts';

/** A file that was read, held against the agency's items in force as they are now. */
export async function compareImport(
  ctx: Pick<Ctx, 'db'>,
  row: ImportRow,
  choices: ImportChoices,
): Promise<CatalogueComparison> {
  const agency = await agencyById(ctx.db, row.agency_id);
  const items = await itemsOfAgency(ctx.db, row.agency_id);
  return compareCatalogue(
    storedCatalogue(row.reading),
    items.filter(({ retired_on: retired }) => retired === null).map((item): KnownItem => itemView(item)),
    { choices, level: levelOfKind(agency.kind), general: DISCLOSURE_RULES.general },
  );
}

/** The level at which a kind of agency discloses. */
function levelOfKind(kind: string): ItemLevel {
  const profile = profileOfKind(kind);
  return profile === 'township' || profile === 'street' ? 'township' : 'county';
}
