/** A column by its key in the catalogue: `statutory.art20-8`. */
export interface KeyedColumn {
  readonly key: string;
}

/**
 * The column that is meant for an item: the one of the same key (`statutory.art20-1-normative` is published in
 * `statutory.art20-1.normative`), else the one of its field among the 重点领域. Undefined where neither is there.
 */
export function columnOfItem<Column extends KeyedColumn>(
  { key, field }: { readonly key: string; readonly field: string },
  columns: readonly Column[],
): Column | undefined {
  return (
    columns.find((column) => flat(column.key) === flat(key)) ??
    columns.find((column) => /(?:^|\.)key-areas\.([a-z0-9-]+)$/.exec(column.key)?.[1] === field)
  );
}

function flat(key: string): string {
  return key.replaceAll('.', '-');
}
