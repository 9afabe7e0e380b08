import { RESERVED_SLUGS, SERVER_WORDS } from '../../portal/paths.ts';
import { validateTemplate } from '../../law/index-number.ts';
import { usccProblem } from '../../law/uscc.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import { AGENCY_KIND_LABELS, type AgencyKind } from './agencies.api.ts';

/** Which kinds an agency of a kind may stand below; `null` means that it may stand at the top. */
const PARENTS: Readonly<Record<AgencyKind, readonly (AgencyKind | null)[]>> = {
  district: [null],
  // A town, a street or a department that runs the program for itself alone is the top of its own tree.
  township: [null, 'district'],
  street: [null, 'district'],
  department: [null, 'district'],
  section: ['district', 'township', 'street', 'department'],
  village: ['township', 'street'],
  community: ['township', 'street'],
};

/** Kinds that are 行政机关 and so disclose in their own name (条例第10条：内设机构、派出机构以所属机关名义公开). */
const PUBLISHING: ReadonlySet<AgencyKind> = new Set(['district', 'township', 'street', 'department']);

/** Whether agencies of the kind may publish in their own name. */
export function mayPublish(kind: AgencyKind): boolean {
  return PUBLISHING.has(kind);
}

/** What is wrong with an agency's place in the tree, or null. */
export function placeFault(kind: AgencyKind, parentKind: AgencyKind | null): string | null {
  if (PARENTS[kind].includes(parentKind)) return null;
  const label = AGENCY_KIND_LABELS[kind];
  if (parentKind === null) return `${label}必须设在上级机构之下，请选择上级机构。`;
  return `${label}不能设在${AGENCY_KIND_LABELS[parentKind]}之下，请另选上级机构或类别。`;
}

/**
 * Why the name in addresses can't be changed, or null. Addresses of published pages stay as they are
 * (国办发〔2017〕47号).
 */
export function slugFault(
  was: { readonly publishes: boolean; readonly slug: string },
  slug: string,
): FieldIssue | null {
  if (!was.publishes || was.slug === slug) return null;
  const message = '公开主体的网址标识启用后不能修改，否则已公开的网址都会失效。';
  return { field: 'slug', message };
}

/**
 * Why a public body can't become none, or null: what it published would have no place any more. One that is dissolved is
 * closed and keeps its pages.
 */
export function publicBodyFault(was: { readonly publishes: boolean }, publishes: boolean): FieldIssue | null {
  if (!was.publishes || publishes) return null;
  const message = '公开主体不能取消，否则已公开的网址都会失效。机构撤销的，请使用“撤销机构”，其网页会保留。';
  return { field: 'publishes', message };
}

/** What an agency's identity must satisfy beyond the shape of its fields. */
export interface Identity {
  readonly kind: AgencyKind;
  readonly publishes: boolean;
  readonly slug: string;
  readonly uscc: string | null;
  readonly indexTemplate: string;
}

/** Complaints about an agency's identity, none when it is sound. */
export function identityFaults(identity: Identity): FieldIssue[] {
  const faults: FieldIssue[] = [];
  if (RESERVED_SLUGS.has(identity.slug) || SERVER_WORDS.has(identity.slug)) {
    faults.push({ field: 'slug', message: `网址标识“${identity.slug}”由系统使用，请换一个。` });
  }
  if (identity.publishes && !mayPublish(identity.kind)) {
    const message = `${AGENCY_KIND_LABELS[identity.kind]}以所属机关的名义公开信息，不能设为公开主体。`;
    faults.push({ field: 'publishes', message });
  }
  if (identity.publishes && identity.uscc === null) {
    faults.push({ field: 'uscc', message: '公开主体必须填写统一社会信用代码，索引号由它组成。' });
  }
  const codeFault = identity.uscc === null ? null : usccProblem(identity.uscc);
  if (codeFault !== null) faults.push({ field: 'uscc', message: codeFault });
  for (const message of validateTemplate(identity.indexTemplate))
    faults.push({ field: 'indexTemplate', message });
  return faults;
}
