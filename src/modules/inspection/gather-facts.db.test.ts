import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import { inspect, type InspectionFacts } from '../../law/inspection/inspect.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { gatherFacts } from './gather-facts.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function factsOn(day: string): Promise<InspectionFacts> {
  world.clock.set(`${day}T02:00:00Z`);
  return gatherFacts(world.system, { agencyId: office.agencyId, visitDays: 7, visitSeconds: 15 });
}

function columnOf({ columns }: InspectionFacts, name: string): InspectionFacts['columns'][number] {
  return must(
    columns.find((column) => column.name.endsWith(name)),
    name,
  );
}

test('the home is as new as what it shows: a document that it doesn’t show makes it no newer', async () => {
  world.clock.set('2022-03-01T02:00:00Z');
  await office.published('statutory.art20-3');
  expect((await factsOn('2022-03-02')).homeUpdatedOn).toBeNull();
  world.clock.set('2022-03-03T02:00:00Z');
  await office.published('dynamic.news');
  world.clock.set('2022-03-04T02:00:00Z');
  await office.published('statutory.art20-4');
  expect((await factsOn('2022-03-05')).homeUpdatedOn).toBe('2022-03-03');
});

/** Published first on 2023-01-03, changed and published again on 2024-05-06. */
async function publishedAndChanged(nodeKey: string): Promise<void> {
  world.clock.set('2023-01-03T02:00:00Z');
  const { documentId } = await office.published(nodeKey);
  world.clock.set('2024-05-06T02:00:00Z');
  await startEdition(office.as('clerk'), { documentId, changeNote: '更正' });
  await office.change(documentId, { bodyHtml: '<p>改过的正文。</p>' });
  await office.review(documentId);
  const { edition } = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
}

test('a page that is kept by changing it is as new as its last change, news and notices as new as the newest of them', async () => {
  await publishedAndChanged('statutory.art20-2.functions');
  await publishedAndChanged('institution');
  await publishedAndChanged('dynamic.notices');
  const facts = await factsOn('2024-06-03');
  expect(columnOf(facts, '机关职能').updatedOn).toBe('2024-05-06');
  expect(columnOf(facts, '政府信息公开制度').updatedOn).toBe('2024-05-06');
  expect(columnOf(facts, '公示公告').updatedOn).toBe('2023-01-03');
});

test('the columns under 依申请公开 aren’t blank while the guide has what belongs there, and are looked at once they are filled', async () => {
  const named = async () =>
    (await factsOn('2024-06-03')).columns
      .map(({ name }) => name)
      .filter((name) => name.startsWith('依申请公开—'));
  expect(await named()).toEqual([]);
  world.clock.set('2024-05-07T02:00:00Z');
  await office.published('requests.fees');
  expect(await named()).toEqual(['依申请公开—收费标准']);
});

test('废止失效文件 isn’t held to the half-year of policy documents', async () => {
  world.clock.set('2023-01-04T02:00:00Z');
  for (const [name, documentNumber] of [
    ['ended', '测政〔2022〕1号'],
    ['other-documents', '测政〔2022〕2号'],
  ])
    await office.published(`statutory.art20-1.${name}`, {
      metadata: metadataSchema.parse({ writtenOn: '2022-12-30', documentNumber }),
    });
  const facts = await factsOn('2024-06-04');
  const named = (id: string) =>
    inspect(facts, {})
      .results.find(({ indicator }) => indicator.id === id)
      ?.places.map(({ what }) => what)
      .join('\n');
  for (const id of ['columns', 'policies']) {
    expect(named(id)).toContain('其他文件');
    expect(named(id)).not.toContain('废止失效文件');
  }
});
