import type { CatalogueProfile } from '../catalogue/profiles.ts';
import type { StandardItem } from './standard-item.ts';
import { type FieldSpec, itemsFor } from './standard-item-spec.ts';
import { ARTICLE_21 } from './standard-items/article-21.ts';
import { ELDERLY_CARE, SOCIAL_ASSISTANCE } from './standard-items/assistance.ts';
import { LEGAL_SERVICES, PUBLIC_CULTURE } from './standard-items/culture-and-law.ts';
import { COMPULSORY_EDUCATION, HEALTH } from './standard-items/education-and-health.ts';
import { EMPLOYMENT, SOCIAL_INSURANCE } from './standard-items/employment-and-insurance.ts';
import { ENVIRONMENTAL_PROTECTION, PLANNING } from './standard-items/environment-and-planning.ts';
import { FARM_SUBSIDIES, POVERTY_RELIEF } from './standard-items/farming.ts';
import { PUBLIC_FINANCE, TAXATION } from './standard-items/finance-and-tax.ts';
import { FOOD_AND_DRUGS, LAW_ENFORCEMENT } from './standard-items/food-and-enforcement.ts';
import { AFFORDABLE_HOUSING, RURAL_HOUSING } from './standard-items/housing.ts';
import { COLLECTIVE_LAND, HOUSE_COMPENSATION } from './standard-items/land-and-houses.ts';
import { CONSTRUCTION_PROJECTS, PUBLIC_RESOURCES } from './standard-items/projects-and-resources.ts';
import { DISASTER_RELIEF, WORK_SAFETY } from './standard-items/safety-and-disasters.ts';
import { STATUTORY } from './standard-items/statutory.ts';
import { HOUSEHOLD_REGISTRATION, MUNICIPAL_SERVICES } from './standard-items/town-services.ts';

/** What the 条例 and other laws name themselves. */
const STATUTORY_ITEMS: readonly FieldSpec[] = [STATUTORY, ARTICLE_21];

/** The fields in the order of `KEY_AREAS`. */
const FIELDS: readonly FieldSpec[] = [
  CONSTRUCTION_PROJECTS,
  PUBLIC_RESOURCES,
  PUBLIC_FINANCE,
  WORK_SAFETY,
  TAXATION,
  COLLECTIVE_LAND,
  HOUSE_COMPENSATION,
  AFFORDABLE_HOUSING,
  RURAL_HOUSING,
  ENVIRONMENTAL_PROTECTION,
  PUBLIC_CULTURE,
  LEGAL_SERVICES,
  POVERTY_RELIEF,
  DISASTER_RELIEF,
  FOOD_AND_DRUGS,
  LAW_ENFORCEMENT,
  EMPLOYMENT,
  SOCIAL_INSURANCE,
  SOCIAL_ASSISTANCE,
  ELDERLY_CARE,
  HOUSEHOLD_REGISTRATION,
  FARM_SUBSIDIES,
  COMPULSORY_EDUCATION,
  HEALTH,
  MUNICIPAL_SERVICES,
  PLANNING,
];

/**
 * The items of a kind of agency: what law names first, then field by field. A district has all 26 fields, a township and a
 * street those in which they have business, a department only what law names, for its fields are its own. `fields`: only
 * those, or all that have items for the kind; a department may so take the fields that it is in charge of.
 */
export function standardItems(
  profile: CatalogueProfile,
  fields?: 'all' | readonly string[],
): readonly StandardItem[] {
  const own =
    profile === 'department' && fields === undefined ? STATUTORY_ITEMS : [...STATUTORY_ITEMS, ...FIELDS];
  const wanted =
    fields === undefined || fields === 'all' ? own : own.filter(({ field }) => fields.includes(field));
  return wanted.flatMap((field) => itemsFor(profile, field));
}
