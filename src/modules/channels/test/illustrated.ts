import { Readable } from 'node:stream';
import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { uploadAttachment } from '../../attachments/attachments.usecases.ts';
import { metadataSchema } from '../../documents/documents.content.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { saveRevision, startEdition } from '../../drafting/drafting.usecases.ts';
import { publish, restore, withdraw } from '../../publishing/publishing.usecases.ts';
import { channelsOfDocument } from '../channel-records.ts';
import { drawnCover } from '../wechat-cover.ts';

/** What tests of channels do with public items. */
export interface PublicItems {
  /** A published notice with a picture in its text. */
  illustrated(title: string): Promise<string>;
  takeAway(documentId: string): Promise<void>;
  bringBack(documentId: string): Promise<void>;
  /** A newer edition of it is public. */
  correct(documentId: string): Promise<void>;
  /** Its record on a channel. */
  record(
    documentId: string,
    channel: string,
  ): Promise<Awaited<ReturnType<typeof channelsOfDocument>>['items'][number] | undefined>;
}

/** Public items of an office. */
export function publicItems(world: TestWorld, office: TestOffice): PublicItems {
  const version = async (documentId: string): Promise<number> =>
    (await loadDocument(world.db, documentId)).edition.version;
  return {
    illustrated: async (title) => {
      const documentId = await office.draft('dynamic.notices', { title });
      const file = { name: '现场.png', content: Readable.from([drawnCover(title).bytes]) };
      const { id } = await uploadAttachment(office.as('clerk'), { documentId, file });
      const { edition, revision } = await loadDocument(world.db, documentId);
      await saveRevision(office.as('clerk'), {
        documentId,
        baseRevisionId: revision.id,
        editionVersion: edition.version,
        note: '',
        content: {
          title,
          summary: '共 12 户。',
          bodyHtml: `<p>共 12 户。</p><p><img data-attachment-id="${id}" alt="现场"></p>`,
          metadata: metadataSchema.parse({ writtenOn: '2026-03-02' }),
          attachmentIds: [id],
        },
      });
      await office.review(documentId);
      await publish(office.as('publisher'), { documentId, editionVersion: await version(documentId) });
      return documentId;
    },
    takeAway: async (documentId) =>
      withdraw(office.as('publisher'), {
        documentId,
        editionVersion: await version(documentId),
        reason: '附件有误',
        publicNotice: '因内容需要更正，本页暂时撤下。',
      }),
    bringBack: async (documentId) => {
      const editionVersion = await version(documentId);
      await restore(office.as('publisher'), { documentId, editionVersion, reason: '已更正' });
    },
    correct: async (documentId) => {
      await startEdition(office.as('clerk'), { documentId, changeNote: '更正户数' });
      await office.change(documentId, { summary: '共 13 户。' });
      await office.review(documentId);
      await publish(office.as('publisher'), { documentId, editionVersion: await version(documentId) });
    },
    record: async (documentId, channel) => {
      const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
      return items.find((item) => item.channel === channel);
    },
  };
}
