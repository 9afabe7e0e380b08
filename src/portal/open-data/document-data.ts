import { DOCUMENT_KIND_LABELS } from '../../law/document-kinds.ts';
import { documentDataHref } from '../paths.ts';
import type { SiteFrame } from '../page-model.ts';
import type { DocumentData } from './open-data-model.ts';

/** `/{agency}/doc/{yyyy}/{number}.json`: what stands on the page, member by member. `content` is what the public log holds it to. */
export function documentDataJson(site: Pick<SiteFrame, 'siteUrl'>, data: DocumentData): string {
  const column = data.trail.at(-1);
  return json({
    url: site.siteUrl + data.path,
    self: site.siteUrl + documentDataHref(data.path),
    agency: { slug: data.agency.slug, name: data.agency.name, uscc: data.agency.uscc },
    column: column === undefined ? null : { path: column.href, names: data.trail.map(({ name }) => name) },
    kindName: Object.entries(DOCUMENT_KIND_LABELS).find(([kind]) => kind === data.content.kind)?.[1] ?? '',
    publishedAt: data.publishedAt.toISOString(),
    changedAt: data.changedAt.toISOString(),
    validity: data.validity,
    pendingApproval: data.pendingApproval,
    content: data.content,
    files: data.files.map(({ id, path }) => ({ id, path, url: site.siteUrl + path })),
    log: data.log,
  });
}

/** JSON as the site's data files have it: the order of the members is ours, a line at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
