import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { onceForForm } from '../../platform/http/form-answers.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import type { StatusFormName } from '../../portal/requests/request-model.ts';
import { claimUpload } from './apply-uploads.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { withCalendar } from './missing-calendar.ts';
import { perform, subjectOf } from './perform-action.ts';
import { asApplicant } from './public-applicant.ts';
import { fileRow, type SealedUpload } from './request-files.ts';
import { openStatusForms } from './request-status-forms.ts';
import { formClosed, tooManyMessages } from './requests.errors.ts';
import { insertFile, insertMessage, messagesOf, wasProposed } from './requests.repository.ts';

/** What an applicant sends from the status page, checked by its form. */
export interface SentToRequest {
  /** The request that the browser holds a pass for. */
  readonly caseId: string;
  readonly form: StatusFormName;
  /** What the guard of forms gave it: sent twice, it is done once. */
  readonly formId: string;
  readonly text: string;
  /** 1 to 5, with `satisfaction`. */
  readonly score: number;
  readonly upload: SealedUpload | null;
}

/** More in a day is no message any more. */
const MESSAGES_A_DAY = 20;

/**
 * Does what the applicant asks for, as the applicant: enters it into the ledger, effective today, and keeps the words for who
 * handles the request. Authorised by the pass alone, which is for this one request. Throws `requests.form_closed` when the
 * request has moved on.
 */
export async function sendToRequest(ctx: Ctx, sent: SentToRequest): Promise<{ readonly repeated: boolean }> {
  const { caseId, form, formId } = sent;
  return withCalendar(async () =>
    inTransaction(asApplicant(ctx), async (tx) => {
      const taken = { form: statusFormOf(form, caseId), id: formId, now: tx.clock.now() };
      const { repeated } = await onceForForm(tx.db, tx.keys, taken, async () => {
        const loaded = await loadCase(tx, caseId, { lock: true });
        const before = { proposed: await wasProposed(tx.db, caseId) };
        if (!openStatusForms(loaded, before).has(form)) throw formClosed();
        await take(tx, loaded, sent);
        return 'done';
      });
      return { repeated };
    }),
  );
}

/** A form of one request: its token is good for no other, whichever request the browser looks at by now. */
export function statusFormOf(form: StatusFormName, caseId: string): string {
  return `status ${form} ${caseId}`;
}

async function take(tx: TxCtx, loaded: LoadedCase, sent: SentToRequest): Promise<void> {
  switch (sent.form) {
    case 'clarify':
      return act(
        tx,
        loaded,
        { ...sent, form: sent.form },
        { kind: 'clarified', detail: { text: words(sent) } },
      );
    case 'reasons':
      return act(
        tx,
        loaded,
        { ...sent, form: sent.form },
        { kind: 'reasonsGiven', detail: { text: words(sent) } },
      );
    case 'message':
      await refuseFlood(tx, loaded);
      return act(tx, loaded, { ...sent, form: sent.form }, { kind: 'noted', detail: { text: words(sent) } });
    case 'withdraw':
      return act(
        tx,
        loaded,
        { ...sent, form: sent.form },
        {
          kind: 'withdrawn',
          detail: { proof: `申请人凭编号和查询码在网上撤回。${sent.text}` },
        },
      );
    case 'satisfaction':
      return rate(tx, loaded, sent);
    case 'publish':
      return propose(tx, loaded, sent);
  }
}

const MESSAGE_KINDS = {
  clarify: 'clarification',
  reasons: 'reasons',
  message: 'opinion',
  withdraw: 'withdrawal',
} as const;

async function act(
  tx: TxCtx,
  loaded: LoadedCase,
  { form, upload, text }: SentToRequest & { form: keyof typeof MESSAGE_KINDS },
  action: RequestAction,
): Promise<void> {
  const now = tx.clock.now();
  const caseId = loaded.row.id;
  if (upload !== null) {
    await claimUpload(tx, upload);
    const file = { kind: 'applicant', evidence: '', shownToApplicant: false } as const;
    await insertFile(tx.db, fileRow(tx, { id: newId(now.getTime()), caseId, file, upload }));
  }
  const kind = MESSAGE_KINDS[form];
  const id = newId(now.getTime());
  await insertMessage(tx.db, { id, case_id: caseId, kind, text, at: now, taken_at: null, taken_by: null });
  await perform(tx, loaded, { action, role: 'applicant' });
}

/** The words of the ledger; papers speak for themselves. */
function words({ text, upload }: SentToRequest): string {
  return text === '' && upload !== null ? `见所附文件“${upload.name}”。` : text;
}

async function refuseFlood(tx: TxCtx, { row, today }: LoadedCase): Promise<void> {
  const ofToday = (await messagesOf(tx.db, row.id)).filter(({ at }) => dayInShanghai(at) === today);
  if (ofToday.length >= MESSAGES_A_DAY) throw tooManyMessages(MESSAGES_A_DAY);
}

async function rate(tx: TxCtx, loaded: LoadedCase, { score, text }: SentToRequest): Promise<void> {
  const row = { score, text, at: tx.clock.now() };
  await tx.db
    .insertInto('request_satisfaction')
    .values({ case_id: loaded.row.id, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute();
  tx.record({
    type: 'request.acted',
    agencyId: loaded.row.agency_id,
    subject: subjectOf(loaded),
    after: { action: '评价办理', on: loaded.today, role: 'applicant' },
  });
}

/** 条例第44条第二款: the agency looks into it and decides. */
async function propose(tx: TxCtx, loaded: LoadedCase, { text }: SentToRequest): Promise<void> {
  await tx.db
    .insertInto('disclosure_proposals')
    .values({
      id: newId(tx.clock.now().getTime()),
      agency_id: loaded.row.agency_id,
      case_id: loaded.row.id,
      subject: loaded.row.subject,
      explanation: text,
      origin: 'applicant',
      state: 'open',
      document_id: null,
      created_by: null,
      created_at: tx.clock.now(),
      decided_by: null,
      decided_at: null,
    })
    .execute();
  tx.record({
    type: 'request.proposed',
    agencyId: loaded.row.agency_id,
    subject: subjectOf(loaded),
    after: { origin: 'applicant' },
  });
}
