import { z } from 'zod';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { answerOfForm, FORM_ANSWER_MINUTES, onceForForm } from '../../platform/http/form-answers.ts';
import { newId } from '../../platform/ids.ts';
import type { ApplicantKind } from '../../law/annual-report/form.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { ApplyValues } from '../../portal/requests/apply-fields.ts';
import { claimUpload } from './apply-uploads.ts';
import { openCase, type ApplicantData } from './intake.ts';
import { asApplicant } from './public-applicant.ts';
import { fileRow, type SealedUpload } from './request-files.ts';
import type { ProofKind, SupplyForm, SupplyWay } from './requests.definitions.ts';
import { insertFile } from './requests.repository.ts';

/** An application that was checked and let in. */
export interface OnlineApplication {
  readonly agencyId: string;
  /** What the guard of forms gave it: sent twice, it is taken once. */
  readonly formId: string;
  readonly values: ApplyValues;
  readonly proof: SealedUpload | null;
  readonly authorisation: SealedUpload | null;
}

/** What an applicant is told at the end, and again when the same form is sent again. */
const applicationReceipt = z.object({
  number: z.string(),
  queryCode: z.string(),
  subject: z.string(),
  submittedOn: z.string(),
});

/** What an applicant is told at the end. */
export type ApplicationReceipt = z.output<typeof applicationReceipt>;

/** Who comes back to the page within the hour sees the code once more; later on a shared computer nobody does. */
export const RECEIPT_MINUTES = FORM_ANSWER_MINUTES;

/**
 * Takes an application that somebody sent over the internet: it waits until both sides have confirmed it, which is the day
 * of receipt (条例第31条第（三）项). Its files go into the dossier with it. Throws `requests.upload_gone`.
 */
export async function submitApplication(
  ctx: Ctx,
  input: OnlineApplication,
): Promise<{ readonly repeated: boolean }> {
  const { agencyId, values } = input;
  return inTransaction(asApplicant(ctx), async (tx) => {
    const now = tx.clock.now();
    const taken = { form: formOf(agencyId), id: input.formId, now };
    const { repeated } = await onceForForm(tx.db, tx.keys, taken, async () => {
      const submittedOn = dayInShanghai(now);
      const { receipt } = await openCase(tx, {
        agencyId,
        channel: 'internet',
        submittedOn,
        applicant: applicantOf(values),
        items: [{ id: newId(now.getTime()), description: descriptionOf(values) }],
        role: 'applicant',
      });
      const { caseId } = receipt;
      for (const kind of ['identityProof', 'authorisation'] as const) {
        const upload = kind === 'identityProof' ? input.proof : input.authorisation;
        if (upload === null) continue;
        await claimUpload(tx, upload);
        const file = { kind, evidence: '', shownToApplicant: false };
        await insertFile(tx.db, fileRow(tx, { id: newId(now.getTime()), caseId, file, upload }));
      }
      const { number, queryCode } = receipt;
      const told: ApplicationReceipt = {
        number,
        queryCode,
        subject: values.title === '' ? values.features : values.title,
        submittedOn,
      };
      return JSON.stringify(told);
    });
    return { repeated };
  });
}

/** The receipt of a form that was taken within the last hour, else null. */
export async function receiptOfApplication(
  ctx: Ctx,
  input: { agencyId: string; formId: string },
): Promise<ApplicationReceipt | null> {
  const now = ctx.clock.now();
  const taken = { form: formOf(input.agencyId), id: input.formId, now };
  const answer = await answerOfForm(ctx.db, ctx.keys, taken);
  return answer === null ? null : applicationReceipt.parse(JSON.parse(answer));
}

function formOf(agencyId: string): string {
  return `apply ${agencyId}`;
}

/** 名称、文号或者便于查询的其他特征性描述 (条例第29条第二款第（二）项), as one item: whether it is several is for the agency to see. */
function descriptionOf({ title, documentNumber, features }: ApplyValues): string {
  const number = documentNumber === '' ? '' : `（文号：${documentNumber}）`;
  return [`${title}${number}`, features].filter((part) => part !== '').join('\n');
}

const PROOFS: Readonly<Record<string, ProofKind>> = {
  residentId: 'idCard',
  passport: 'passport',
  homeReturn: 'permit',
  taiwan: 'permit',
};
const ORGANISATIONS: Readonly<Record<string, ApplicantKind>> = {
  enterprise: 'enterprise',
  research: 'research',
  welfare: 'welfare',
  legal: 'legal',
};
const FORMS: Readonly<Record<string, SupplyForm>> = { paper: 'paper', electronic: 'electronic' };
const WAYS: Readonly<Record<string, SupplyWay>> = {
  online: 'online',
  email: 'email',
  post: 'mail',
  inPerson: 'pickup',
};

function applicantOf(values: ApplyValues): ApplicantData {
  const organisation = values.applicant === 'organisation';
  const kind = organisation ? (ORGANISATIONS[values.organisationKind] ?? 'other') : 'natural';
  const agentPhone = values.agentPhone === '' ? '' : `（电话：${values.agentPhone}）`;
  return {
    kind,
    name: values.name,
    proofKind: organisation ? proofOf(kind) : (PROOFS[values.idKind] ?? 'other'),
    proofNumber: organisation ? values.uscc : values.idNumber,
    contactName: organisation ? values.contact : '',
    phone: values.phone,
    address: values.address,
    postcode: values.postcode,
    email: values.email,
    agentName: values.agentName === '' ? '' : `${values.agentName}${agentPhone}`,
    supplyForm: FORMS[values.supply] ?? 'other',
    supplyWay: wayOf(values),
    needsHelp: values.help !== '',
  };
}

function proofOf(kind: ApplicantKind): ProofKind {
  return kind === 'enterprise' ? 'licence' : 'organisation';
}

function wayOf({ supply, delivery }: ApplyValues): SupplyWay {
  return supply === 'inspect' ? 'onSite' : (WAYS[delivery] ?? 'pickup');
}
