import type { TestWorld } from '../../../../test/database.ts';
import { createTown, type TestOffice } from '../../../../test/office.ts';
import { inTransaction, type Ctx } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { agencyById } from '../../agencies/agencies.queries.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { changeAgency } from '../../agencies/agencies.usecases.ts';
import type { LetterFieldValues } from '../../../law/letters/letter.ts';
import type { LetterKind } from '../../../law/letters/letter-kinds.ts';
import { factsFromFields } from '../../../law/letters/facts-from-fields.ts';
import { sampleFields } from '../../../law/letters/test/sample-letters.ts';
import { issueLetter, type IssueInput } from '../letters.usecases.ts';
import type { IssuedLetter } from '../letters.types.ts';

/** A township that knows its reviewing authority and court. */
export interface LetterOffice {
  readonly world: TestWorld;
  readonly office: TestOffice;
  /** What is wanted for a letter of a request, by the sample fields. */
  wanted(kind: LetterKind, fields?: LetterFieldValues): IssueInput;
  /** Issues it as the one who handles requests does. */
  issue(input: IssueInput, ctx?: Ctx): Promise<IssuedLetter>;
}

/** Sets it up in a world of its own; close the world. */
export async function openLetterOffice(): Promise<LetterOffice> {
  const { world, office } = await createTown();
  await nameAuthorities(world, office.agencyId);
  const subjectId = newId();
  return {
    world,
    office,
    wanted: (kind, more = {}) => {
      const fields = sampleFields(kind, more);
      return { agencyId: office.agencyId, kind, fields, facts: factsFromFields(kind, fields), subjectId };
    },
    issue: async (input, ctx = office.as('requestHandler')) =>
      inTransaction(ctx, async (tx) => issueLetter(tx, input)),
  };
}

async function nameAuthorities(world: TestWorld, agencyId: string): Promise<void> {
  const agency = await agencyById(world.db, agencyId);
  await changeAgency(world.system, {
    ...agencyFields.parse(agency),
    id: agency.id,
    version: agency.version,
    reviewAuthority: '测试区人民政府',
    court: '测试区人民法院',
  });
}
