import type { Ctx } from '../../platform/context.ts';
import type { PlainDate } from '../../law/dates.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { linkDocuments } from '../documents/documents.relations.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { loadReview } from '../review/review.queries.ts';
import { approveStep, recordSecrecyReview, submitForReview } from '../review/review.usecases.ts';
import type { DemoAttachment, DemoDocument } from '../../../data/demo/types.ts';
import type { DemoCast } from './demo-people.ts';

/** Where a document of the demo goes. */
export interface DemoPlace {
  readonly agencyId: string;
  readonly nodeId: string;
}

/** What happens to a document, in order of time. */
export interface DemoEvent {
  readonly at: Date;
  run(): Promise<void>;
}

/** A moment of a day in 北京时间. */
export function momentOf(day: PlainDate, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/**
 * The life of one document as people of its agency lead it: drafted, submitted, three steps, 保密审查, published. The
 * moments differ from document to document, so that no two things happen at once.
 */
export function documentEvents(
  cast: DemoCast,
  place: DemoPlace,
  document: DemoDocument,
  input: {
    nth: number;
    done: (key: string, documentId: string) => void;
    documentId: (key: string) => string;
  },
): DemoEvent[] {
  const minute = String(input.nth % 60).padStart(2, '0');
  const state = { documentId: '', editionVersion: 0 };
  const drafted: DemoEvent = {
    at: momentOf(document.writtenOn, `09:${minute}`),
    run: async () => {
      state.documentId = await draft(cast.as(place.agencyId, 'clerk'), place, document);
      input.done(document.key, state.documentId);
    },
  };
  const reviewed: DemoEvent = {
    at: momentOf(document.publishOn, `10:${minute}`),
    run: async () => {
      state.editionVersion = await review(cast, place, state.documentId);
    },
  };
  const published: DemoEvent = {
    at: momentOf(document.publishOn, `15:${minute}`),
    run: async () => {
      const { documentId, editionVersion } = state;
      await publish(cast.as(place.agencyId, 'publisher'), { documentId, editionVersion });
      if (document.interprets !== undefined) {
        const interpreted = input.documentId(document.interprets);
        await linkDocuments(cast.as(place.agencyId, 'publisher'), {
          documentId,
          otherDocumentId: interpreted,
        });
      }
    },
  };
  return [drafted, reviewed, published];
}

/** Of an edition that was just begun. */
const FIRST_VERSION = 1;

async function draft(ctx: Ctx, place: DemoPlace, document: DemoDocument): Promise<string> {
  const { documentId, revisionId } = await createDocument(ctx, {
    nodeId: place.nodeId,
    title: document.title,
    sectionId: null,
  });
  const attachmentIds: string[] = [];
  for (const attachment of document.attachments ?? []) {
    attachmentIds.push(await attach(ctx, documentId, attachment));
  }
  await saveRevision(ctx, {
    documentId,
    baseRevisionId: revisionId,
    editionVersion: FIRST_VERSION,
    note: '',
    content: {
      title: document.title,
      summary: document.summary,
      bodyHtml: document.bodyHtml,
      metadata: metadataSchema.parse({
        documentNumber: document.documentNumber ?? '',
        writtenOn: document.writtenOn,
        ...(document.effectiveOn !== undefined && { effectiveOn: document.effectiveOn }),
        ...(document.lapsesOn !== undefined && { lapsesOn: document.lapsesOn }),
        ...(document.publicityUntil !== undefined && { publicityUntil: document.publicityUntil }),
        theme: document.theme,
        genre: document.genre,
        keywords: [...document.keywords],
        validity: document.validity,
        responsibleUnit: document.responsibleUnit,
      }),
      attachmentIds,
    },
  });
  return documentId;
}

async function attach(ctx: Ctx, documentId: string, attachment: DemoAttachment): Promise<string> {
  const [head = [], ...rows] = attachment.rows;
  const spreadsheet = attachment.kind === 'csv-table';
  const bytes = spreadsheet
    ? await writeXlsx({
        sheetName: '明细',
        columns: head.map(String),
        rows: rows.map((row) => row.map(String)),
      })
    : Buffer.from(attachment.rows.map((row) => row.join('')).join('\n'));
  const extension = spreadsheet ? 'xlsx' : 'txt';
  const { id } = await storeGenerated(ctx, {
    documentId,
    name: `${attachment.name}.${extension}`,
    extension,
    mediaType: spreadsheet
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'text/plain',
    bytes,
  });
  return id;
}

/** Submitted and approved step by step, then cleared by 保密审查. Returns the version in which the edition is published. */
export async function review(
  cast: DemoCast,
  place: Pick<DemoPlace, 'agencyId'>,
  documentId: string,
): Promise<number> {
  const { agencyId } = place;
  const { revision } = await loadDocument(cast.system.db, documentId);
  let moved = await submitForReview(cast.as(agencyId, 'clerk'), {
    documentId,
    revisionId: revision.id,
    note: '',
  });
  const round = await loadReview(cast.system.db, documentId);
  for (const [step, { role }] of round.steps.entries()) {
    moved = await approveStep(cast.as(agencyId, role), { documentId, roundId: round.id, step, comment: '' });
  }
  await recordSecrecyReview(cast.as(agencyId, 'secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    result: 'open',
    basis: '经核对，内容不涉及国家秘密、工作秘密、商业秘密和个人隐私。',
    opinion: '同意公开',
    form: {
      carrier: revision.metadata.documentNumber === '' ? 'other' : 'officialDocument',
      source: 'made',
      channels: ['website'],
      plannedOn: null,
      scope: '面向社会',
      abstract: revision.summary.slice(0, 200),
      concerns: [],
      concernsNote: '',
      otherAgencyBasis: '',
      handling: 'direct',
      handlerOpinion: '',
      sectionHeadOpinion: '',
      leaderOpinion: '',
      authorityOpinion: '',
    },
  });
  return moved.editionVersion;
}
