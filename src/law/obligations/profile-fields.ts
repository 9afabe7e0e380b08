import type { CatalogueProfile } from '../catalogue/profiles.ts';
import { KEY_AREAS } from '../catalogue/key-areas.ts';
import { STATUTORY_FIELD, fieldName } from './item-tables/field-of-words.ts';
import { standardItems } from './standard-items.ts';

/** A field that a kind of agency may have in its 标准目录. */
export interface ProfileField {
  readonly field: string;
  readonly name: string;
  readonly items: number;
  /** Whether an agency of the kind usually has business in it; it decides. */
  readonly suggested: boolean;
  /** Chinese, a whole sentence: why it is, or isn't. */
  readonly reason: string;
}

/** Fields whose business is with farmland and villages. */
const RURAL: ReadonlySet<string> = new Set([
  'collective-land',
  'rural-housing',
  'farm-subsidies',
  'poverty-relief',
]);

/** The fields of which an agency of a kind may take items, those with none for it left out. */
export function profileFields(profile: CatalogueProfile): ProfileField[] {
  const counts = Map.groupBy(standardItems(profile, 'all'), ({ field }) => field);
  return [STATUTORY_FIELD, ...KEY_AREAS.map(({ slug }) => slug)].flatMap((field) => {
    const items = counts.get(field)?.length ?? 0;
    return items === 0 ? [] : [{ field, name: fieldName(field), items, ...suggestion(profile, field) }];
  });
}

/** The fields an agency of a kind begins with where it names none. */
export function suggestedFields(profile: CatalogueProfile): string[] {
  return profileFields(profile).flatMap(({ field, suggested }) => (suggested ? [field] : []));
}

function suggestion(profile: CatalogueProfile, field: string): Pick<ProfileField, 'suggested' | 'reason'> {
  if (field === STATUTORY_FIELD) return { suggested: true, reason: '条例第19条至第21条规定各机关都要公开。' };
  switch (profile) {
    case 'district':
      return { suggested: true, reason: '国办发〔2019〕54号要求县级政府编制全部试点领域的标准目录。' };
    case 'department':
      return { suggested: false, reason: '主管这一领域的部门选用。' };
    case 'township':
      return { suggested: true, reason: '乡镇有这一领域的事务，目录中有乡级公开的事项。' };
    case 'street':
      return RURAL.has(field)
        ? { suggested: false, reason: '涉农事务，辖区有村的街道选用。' }
        : { suggested: true, reason: '街道有这一领域的事务，目录中有乡级公开的事项。' };
  }
}
