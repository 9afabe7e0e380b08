import type { Ctx } from '../../platform/context.ts';
import { openText } from '../../platform/sealed-text.ts';
import type { ApplicantData } from './intake.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { ProofKind, SupplyForm, SupplyWay } from './requests.definitions.ts';
import { applicantOf } from './requests.repository.ts';

/** Who applies, as it was handed in. */
export async function applicantData(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  { row }: LoadedCase,
): Promise<ApplicantData> {
  const applicant = await applicantOf(ctx.db, row.id);
  const sealed = applicant.proof_number_sealed;
  return {
    kind: row.applicant_kind as ApplicantData['kind'],
    name: applicant.name,
    proofKind: applicant.proof_kind as ProofKind,
    proofNumber: sealed === '' ? '' : openText(ctx.keys, sealed, `proof of ${row.id}`),
    contactName: applicant.contact_name,
    phone: applicant.phone,
    address: applicant.address,
    postcode: applicant.postcode,
    email: applicant.email,
    agentName: applicant.agent_name,
    supplyForm: applicant.supply_form as SupplyForm,
    supplyWay: applicant.supply_way as SupplyWay,
    needsHelp: applicant.needs_help,
  };
}
