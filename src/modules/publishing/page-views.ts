import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import type { AgencyFrame, Column } from '../../portal/page-model.ts';
import type { AgencyPages, PlacedColumn } from './page-frames.ts';

/**
 * What pages see of an agency and its columns. A page is given no more of the catalogue than the fact that it reads stands
 * for: what it isn't given it can't show, and so it needn't be made anew when that changes.
 */

/** A column as its documents name it. */
export interface ColumnView {
  readonly trail: readonly Column[];
}

/** A column's own page: the agency with the columns above and beside it, and the two levels below. */
export interface AroundView {
  readonly frame: AgencyFrame;
  readonly trail: readonly Column[];
  readonly column: Column;
  /** Name of a column whose documents are in force or not; null for others. */
  readonly validityKey: string | null;
}

/** Name, telephone, and the columns in the head of each page. */
export function agencyView({ frame }: AgencyPages): AgencyFrame {
  return { ...frame, columns: frame.columns.map((column) => named(column)) };
}

/** The way to a column as the page of a document shows it; the column's own description goes into the page's tags. */
export function columnView({ trail }: PlacedColumn): ColumnView {
  return {
    trail: trail.map((column, at) => ({
      ...named(column),
      description: at === trail.length - 1 ? column.description : '',
    })),
  };
}

/** A column, and what its own pages show around it. */
export function aroundView({ frame }: AgencyPages, { key, kind, trail, column }: PlacedColumn): AroundView {
  const open = new Set(trail.map(({ href }) => href));
  const opened = (one: Column): Column => ({
    ...named(one),
    children: open.has(one.href) ? one.children.map(opened) : [],
  });
  return {
    frame: { ...frame, columns: frame.columns.map(opened) },
    trail: trail.map(named),
    column: {
      ...column,
      children: column.children.map((child) => ({ ...shown(child), children: child.children.map(shown) })),
    },
    validityKey: isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind) ? key : null,
  };
}

/** What stands in the site map: two levels. */
export function mapView({ frame }: AgencyPages): AgencyFrame {
  return {
    ...frame,
    columns: frame.columns.map((column) => ({ ...named(column), children: column.children.map(named) })),
  };
}

function named(column: Column): Column {
  return { ...column, takesDocuments: false, law: '', description: '', children: [] };
}

function shown(column: Column): Column {
  return { ...column, children: [] };
}
