import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { rebuildSite } from './rebuild-site.ts';
import { renderAgency, renderDocument } from './render-site.ts';
import { siteFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function place(path: string): string {
  return join(siteFolder(world.system.config), path);
}

async function changed(fields: { phone: string }): Promise<void> {
  await world.db.updateTable('agencies').set(fields).where('id', '=', office.agencyId).execute();
  await renderAgency(world.system, office.agencyId);
}

test('an agency has a guide and a form to print as files, and they follow its data', async () => {
  await changed({ phone: '000-11111111' });
  const before = await readFile(place('/ceshi/apply/application-form.pdf'));
  expect(await readFile(place('/ceshi/apply/index.html'), 'utf8')).toContain('tel:00011111111');
  expect(before.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await readFile(place('/ceshi/apply/application-form.docx'))).subarray(0, 2).toString()).toBe('PK');
  await changed({ phone: '000-22222222' });
  expect(await readFile(place('/ceshi/apply/index.html'), 'utf8')).toContain('tel:00022222222');
  expect((await readFile(place('/ceshi/apply/application-form.pdf'))).equals(before)).toBe(false);
});

test('a publication leaves them alone', async () => {
  const { documentId } = await office.published('dynamic.news', { title: '春耕' });
  const { mtimeMs } = await stat(place('/ceshi/apply/index.html'));
  await renderDocument(world.system, documentId);
  expect((await stat(place('/ceshi/apply/index.html'))).mtimeMs).toBe(mtimeMs);
});

test('they belong to the site: a rebuild keeps them, and a changed form is found out', async () => {
  const { removed } = await rebuildSite(world.system, {});
  expect(removed).toBe(0);
  expect((await verifySite(world.system)).faults).toEqual([]);
  await writeFile(place('/ceshi/apply/application-form.docx'), 'x');
  const { faults } = await verifySite(world.system);
  expect(faults.map((fault) => fault.path)).toEqual(['/ceshi/apply/application-form.docx']);
});
