import type { CatalogueProfile } from '../catalogue/profiles.ts';
import type { Channel, ItemLevel, StandardItem } from './standard-item.ts';
import { limitWords } from './standard-item-limits.ts';
import { DISCLOSURE_RULES, type DisclosureRule, type DisclosureRuleId } from './special-limits.ts';

/** An item as it is written in the data. What it doesn't say is as its field has it, or as it usually is. */
export interface ItemSpec {
  readonly slug: string;
  /** 二级事项 */
  readonly name: string;
  readonly content: string;
  /** Follows the ground of the field; one of the two there must be. */
  readonly basis?: string;
  /** The twenty working days of 条例第26条 unless something else holds. */
  readonly rule?: DisclosureRuleId | DisclosureRule;
  /** 公开时限 in words, where no day can be counted; then there is no rule. */
  readonly uncounted?: string;
  /** The government's website unless others are named. */
  readonly channels?: readonly Channel[];
  /** Whom it is for, where that isn't everybody. */
  readonly group?: string;
  /** The one level that discloses it, where not all levels of the field do. */
  readonly at?: ItemLevel;
  /** The only kinds of agency that disclose it, where not all of its levels do. */
  readonly only?: readonly CatalogueProfile[];
  /** Who discloses it at the county, where that isn't who does so for the field. */
  readonly county?: string;
  /** Who discloses it below the county, where that isn't the township or street itself. */
  readonly township?: string;
}

/** A field with its items, grouped by 一级事项. */
export interface FieldSpec {
  /** A slug of `KEY_AREAS`, or 'statutory'. */
  readonly field: string;
  /** The basis that all its items have, where there is one. */
  readonly ground?: string;
  /** Who discloses it at the county. */
  readonly county: string;
  /** Who discloses it below the county, where that isn't the township or street itself. */
  readonly township?: string;
  readonly levels: readonly ItemLevel[];
  readonly categories: Readonly<Record<string, readonly ItemSpec[]>>;
}

/** What a guide is found by: the website, and the halls where people come to have things done. */
export const GUIDE_CHANNELS: readonly Channel[] = ['website', 'serviceCentre', 'serviceStation'];

/** What neighbours must be able to see: the website and the boards of villages and communities. */
export const POSTED_CHANNELS: readonly Channel[] = ['website', 'noticeBoard'];

/** The items of a field that a kind of agency discloses, in the order of the data. */
export function itemsFor(profile: CatalogueProfile, field: FieldSpec): StandardItem[] {
  const level: ItemLevel = profile === 'township' || profile === 'street' ? 'township' : 'county';
  return Object.entries(field.categories).flatMap(([category, specs]) =>
    specs
      .filter((spec) => levelsOf(spec, field).includes(level) && (spec.only?.includes(profile) ?? true))
      .map((spec) => buildItem({ spec, category, field, profile })),
  );
}

interface Row {
  readonly spec: ItemSpec;
  readonly category: string;
  readonly field: FieldSpec;
  readonly profile: CatalogueProfile;
}

function buildItem({ spec, category, field, profile }: Row): StandardItem {
  return {
    key: `${field.field}.${spec.slug}`,
    field: field.field,
    category,
    name: spec.name,
    content: spec.content,
    basis: [field.ground, spec.basis].filter((part) => part !== undefined).join('；'),
    ...limitOf(spec),
    discloser: discloserOf(spec, field, profile),
    channels: spec.channels ?? ['website'],
    audience: spec.group === undefined ? { kind: 'everyone' } : { kind: 'group', group: spec.group },
    mode: 'proactive',
    levels: levelsOf(spec, field),
  };
}

function limitOf({ rule: given = 'general', uncounted }: ItemSpec): Pick<StandardItem, 'rule' | 'limitText'> {
  if (uncounted !== undefined) return { rule: null, limitText: uncounted };
  const rule: DisclosureRule = typeof given === 'string' ? DISCLOSURE_RULES[given] : given;
  return { rule, limitText: limitWords(rule) };
}

function levelsOf(spec: ItemSpec, field: FieldSpec): readonly ItemLevel[] {
  return spec.at === undefined ? field.levels : [spec.at];
}

function discloserOf(spec: ItemSpec, field: FieldSpec, profile: CatalogueProfile): string {
  switch (profile) {
    case 'township':
      return spec.township ?? field.township ?? '乡镇人民政府';
    case 'street':
      return spec.township ?? field.township ?? '街道办事处';
    case 'department':
    case 'district':
      return spec.county ?? field.county;
  }
}
