import type { Ctx } from '../../platform/context.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import { certificateDocument } from '../../files/certificate-document.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { letterFile, listLetters } from '../letters/letters.usecases.ts';
import { writeForm } from '../letters/write-form.ts';
import { ledgerDocument } from './ledger-document.ts';
import type { LoadedCase } from './loaded-case.ts';
import { certificateOf } from './request-certificate.ts';
import { fieldsOf } from './request-forms.ts';
import { REQUEST_FILE_KINDS } from './requests.definitions.ts';
import { filesOf } from './requests.repository.ts';

/** A paper of a dossier, in the order of its filing. */
export interface CasePaper {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** An identity proof or an authorisation. */
  readonly proof: boolean;
  /** Made by the program: as a whole. */
  readonly make?: () => Promise<Buffer>;
  /** Handed in or added: sealed, with its size. */
  readonly sealed?: { readonly id: string; readonly size: number };
}

const PDF = { mediaType: 'application/pdf', extension: 'pdf', proof: false } as const;

/** All papers of a request: its forms, ledger, certificate, letters and files. Nothing is opened yet. */
export async function papersOf(ctx: Ctx, loaded: LoadedCase): Promise<CasePaper[]> {
  return [
    ...(await formPapers(ctx, loaded)),
    ...(await letterPapers(ctx, loaded)),
    ...(await filePapers(ctx, loaded)),
  ];
}

async function formPapers(ctx: Ctx, loaded: LoadedCase): Promise<CasePaper[]> {
  const { row, state, ledger, today, clock } = loaded;
  const agency = await agencyById(ctx.db, row.agency_id);
  const form = (kind: 'application' | 'registration' | 'searchRecord') => async () =>
    (
      await writeForm(ctx, {
        agencyId: agency.id,
        kind,
        fields: await fieldsOf(ctx, loaded, kind),
        format: 'pdf',
      })
    ).bytes;
  const certificate = async () =>
    writeReportPdf(
      certificateDocument(await certificateOf(loaded), {
        title: row.number,
        agencyName: agency.name,
        signedOn: today,
      }),
    );
  const paper = (title: string, date: string, make: () => Promise<Buffer>): CasePaper => ({
    ...PDF,
    title,
    date,
    number: '',
    make,
  });
  const due = row.due_on ?? row.original_due_on;
  return [
    paper('政府信息公开申请表', row.submitted_on, form('application')),
    ...(row.received_on === null || due === null
      ? []
      : [paper('政府信息公开申请登记表', row.received_on, form('registration'))]),
    paper('政府信息公开申请办理经过', today, async () =>
      writeReportPdf(ledgerDocument({ number: row.number, agencyName: agency.name, ledger })),
    ),
    ...(row.received_on === null || 'missing' in clock ? [] : [paper('答复期限计算书', today, certificate)]),
    ...(state.searches.length === 0
      ? []
      : [paper('政府信息检索记录单', state.searches.at(-1)?.on ?? today, form('searchRecord'))]),
  ];
}

async function letterPapers(ctx: Ctx, { row }: LoadedCase): Promise<CasePaper[]> {
  const letters = await listLetters(ctx, { agencyId: row.agency_id, subjectId: row.id });
  return letters
    .toSorted((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((letter) => ({
      ...PDF,
      title: letter.voidedAt === null ? letter.title : `${letter.title}（已作废）`,
      number: letter.number ?? '',
      date: letter.issuedOn,
      make: async () => (await letterFile(ctx, letter, 'pdf')).bytes,
    }));
}

async function filePapers(ctx: Ctx, { row }: LoadedCase): Promise<CasePaper[]> {
  const files = await filesOf(ctx.db, row.id);
  return files.map((file) => ({
    title: `${REQUEST_FILE_KINDS[file.kind]}：${file.name}`,
    number: '',
    date: dayInShanghai(file.created_at),
    mediaType: file.media_type,
    extension: /\.([a-z0-9]{1,8})$/iu.exec(file.name)?.[1]?.toLowerCase() ?? 'bin',
    proof: file.kind === 'identityProof' || file.kind === 'authorisation',
    sealed: { id: file.sealed_id, size: file.size },
  }));
}
