import { describe, expect, test } from 'vitest';
import { CATALOGUE_PROFILES } from '../law/catalogue/profiles.ts';
import { compareCatalogue } from '../law/obligations/item-tables/compare-items.ts';
import { itemTableFields } from '../law/obligations/item-tables/item-table-row.ts';
import { readCatalogueDocument } from '../law/obligations/item-tables/read-catalogue-document.ts';
import { DISCLOSURE_RULES } from '../law/obligations/special-limits.ts';
import { standardItems } from '../law/obligations/standard-items.ts';
import { itemTablesDocument, type ItemCatalogue } from './item-tables.ts';
import { writeTablesDocx } from './tables-docx.ts';
import { writeTablesHtml } from './tables-html.ts';
import { writeTablesXlsx } from './tables-xlsx.ts';
import { readAny } from './readers/read-any.ts';

const DISTRICT = standardItems('district');

function catalogueOf(items: typeof DISTRICT): ItemCatalogue {
  return {
    agencyName: '测试区人民政府',
    title: '测试区人民政府基层政务公开标准目录',
    day: '2026-03-02',
    fields: itemTableFields(items),
  };
}

const WRITERS = {
  docx: async (of: ItemCatalogue) => writeTablesDocx(itemTablesDocument(of)),
  xlsx: async (of: ItemCatalogue) => writeTablesXlsx(itemTablesDocument(of)),
  html: async (of: ItemCatalogue) => Buffer.from(writeTablesHtml(itemTablesDocument(of))),
};

async function readBack(format: keyof typeof WRITERS, items: typeof DISTRICT) {
  const bytes = await WRITERS[format](catalogueOf(items));
  return readCatalogueDocument(await readAny({ name: `标准目录.${format}`, bytes }));
}

describe.each(['docx', 'xlsx', 'html'] as const)('a 标准目录 written as %s', (format) => {
  test.each(CATALOGUE_PROFILES)('of a %s is read back without any change or doubt', async (profile) => {
    const items = standardItems(profile);
    const read = await readBack(format, items);
    const { rows, absent } = compareCatalogue(
      read,
      items.map((item) => ({ ...item, id: item.key })),
      {
        choices: { sections: {}, rows: {} },
        level: profile === 'township' || profile === 'street' ? 'township' : 'county',
        general: DISCLOSURE_RULES.general,
      },
    );
    const odd = rows
      .filter(({ outcome }) => outcome !== 'unchanged')
      .map(({ outcome, read: { words }, changes, doubts }) => ({
        outcome,
        name: words.name,
        changes,
        doubts,
      }));
    expect(odd).toEqual([]);
    expect(rows).toHaveLength(items.length);
    expect(absent).toEqual([]);
    expect(read.problems).toEqual([]);
    expect(read.sections.map(({ field }) => field)).toEqual(
      catalogueOf(items).fields.map(({ field }) => field),
    );
  });
});

test('the same catalogue makes the same files', async () => {
  for (const write of Object.values(WRITERS))
    expect(await write(catalogueOf(DISTRICT))).toEqual(await write(catalogueOf(DISTRICT)));
});
