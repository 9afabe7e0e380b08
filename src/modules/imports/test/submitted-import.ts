import { expect } from 'vitest';
import type { Ctx } from '../../../platform/context.ts';
import { must } from '../../../platform/errors.ts';
import { gbk, plainZip } from '../../../files/test/plain-zip.ts';
import { viewBatch } from '../import-batch.ts';
import { submitImported } from '../submit-imported.ts';
import { carryOut, itemsOfImport, readFiles, sitePage, type ImportWorld } from './import-world.ts';

/** What a reviewer writes once for all of a batch. */
export const NOTES = { comment: '内容与原网页一致' };
/** What a 保密审查员 fills in once for all of a batch. */
export const SECRECY = {
  form: {
    source: 'made' as const,
    channels: ['website' as const],
    plannedOn: null,
    scope: '面向社会',
    otherAgencyBasis: '',
    handlerOpinion: '',
    sectionHeadOpinion: '',
    leaderOpinion: '',
  },
  basis: '条例第19条，原已公开',
  opinion: '',
};
/** An import whose documents are in review. */
export interface SubmittedImport {
  readonly importId: string;
  idOf(title: string): string;
}

/** An import of pages of an old site, each with its 原公开日期 (or none), submitted for review. */
export async function submitImport(
  { world, office, pool, news }: ImportWorld,
  name: string,
  pages: readonly (readonly [title: string, publishedOn: string])[],
): Promise<SubmittedImport> {
  const bytes = plainZip(
    pages.map(([title, publishedOn], index) => ({
      name: `${index}.html`,
      bytes: gbk(
        sitePage({
          title,
          publishedOn,
          url: `http://www.old.gov.cn/${encodeURIComponent(name)}/${index}.html`,
          column: '工作动态',
          body: `<p>各村：</p><p>${title}，请照办。</p><p>2019年3月4日</p>`,
        }),
      ),
    })),
  );
  const files = [{ name: `${name}.zip`, bytes }];
  const importId = await readFiles(world.system, { office, source: name, files, pool, nodeId: news });
  await carryOut(world.system, importId, { office, pool, nodeId: news });
  let sent = 0;
  for (let after: number | null = 0; after !== null;) {
    const part: Awaited<ReturnType<typeof submitImported>> = await submitImported(office.as('clerk'), {
      importId,
      after,
    });
    sent += part.submitted;
    after = part.next;
  }
  expect(sent).toBe(pages.length);
  const items = await itemsOfImport(office, importId);
  return {
    importId,
    idOf: (title) => must(items.find((item) => item.title === title)?.documentId, title),
  };
}

/** What a person is shown as theirs to approve, as the desk sends it along. */
export async function toApprove(ctx: Ctx, importId: string) {
  const { items } = await viewBatch(ctx, { importId, deed: 'approveStep' });
  return items.map(({ documentId, revisionId, roundId, step }) => ({
    documentId,
    revisionId,
    roundId: must(roundId, 'round'),
    step: must(step, 'step'),
  }));
}
