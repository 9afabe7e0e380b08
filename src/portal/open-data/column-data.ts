import { columnDataHref, columnPageHref, documentDataHref } from '../paths.ts';
import type { SiteFrame } from '../page-model.ts';
import { json } from './document-data.ts';
import type { ColumnData } from './open-data-model.ts';

/** `/{agency}/{column}/index.json` and `page-<k>.json`: the documents of a page of the column. */
export function columnDataJson(site: Pick<SiteFrame, 'siteUrl'>, data: ColumnData): string {
  const { column, items, number, older, agency } = data;
  return json({
    url: site.siteUrl + columnPageHref(column.href, number),
    self: site.siteUrl + columnDataHref(column.href, number),
    agency: { slug: agency.slug, name: agency.name },
    column: {
      path: column.href,
      names: data.trail.map(({ name }) => name),
      law: column.law,
      description: column.description,
    },
    items: items.map((item) => ({
      path: item.href,
      data: documentDataHref(item.href),
      title: item.title,
      kind: item.kind,
      publishedOn: item.publishedOn,
      publicBefore: item.publicBefore,
      documentNumber: item.documentNumber,
      indexNumber: item.indexNumber,
      validity: item.validity,
      summary: item.summary,
      writtenOn: item.writtenOn,
    })),
    older: older === null ? null : columnDataHref(column.href, older),
  });
}
