import { z } from 'zod';
import { id } from '../../platform/http/shapes.ts';
import { namesFromTop } from '../catalogue/catalogue.tree.ts';
import type { CatalogueNodeRecord } from '../catalogue/catalogue.types.ts';

/** What a person decided about columns. */
export const importChoices = z.object({
  /** The column of what names none, or one that isn't found. */
  nodeId: id.nullable(),
  /** The column for each name, as `columnName` writes it. */
  columns: z.record(z.string().max(400), id),
});

/** The same as a type. */
export type ImportChoices = z.output<typeof importChoices>;

/** A column that takes documents. */
export interface OpenColumn {
  readonly id: string;
  /** Names from the top down. */
  readonly names: readonly string[];
}

/** Names from the top down as one text. */
export function columnName(names: readonly string[]): string {
  return names.join(' / ');
}

/** The columns of an agency's catalogue that take documents. */
export function openColumns(nodes: readonly CatalogueNodeRecord[]): OpenColumn[] {
  const names = namesFromTop(nodes);
  return nodes
    .filter((node) => node.active && node.takesDocuments && node.kind !== null)
    .map(({ id: own }) => ({ id: own, names: names.get(own) ?? [] }));
}

/**
 * The column of an item: the one chosen for its name; else the one whose names end as the item's do, the more of them the better, if
 * there is but one; else the one chosen for all others. Null when a person has to say.
 */
export function columnOf(
  names: readonly string[],
  columns: readonly OpenColumn[],
  choices: ImportChoices,
): string | null {
  const isOpen = (nodeId: string | null | undefined): nodeId is string =>
    columns.some(({ id: own }) => own === nodeId);
  const chosen = choices.columns[columnName(names)];
  if (isOpen(chosen)) return chosen;
  for (let from = 0; from < names.length; from += 1) {
    const found = columns.filter((column) => endsWith(column.names, names.slice(from)));
    if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : fallback(choices, isOpen);
  }
  return fallback(choices, isOpen);
}

function fallback(choices: ImportChoices, isOpen: (nodeId: string | null) => boolean): string | null {
  return isOpen(choices.nodeId) ? choices.nodeId : null;
}

function endsWith(names: readonly string[], end: readonly string[]): boolean {
  const last = names.slice(-end.length).map(bare);
  return last.length === end.length && end.every((name, index) => bare(name) === last[index]);
}

function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/^\d+[.、]?/u, '')
    .toLowerCase();
}
