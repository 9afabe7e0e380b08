import type { TxCtx } from '../../platform/context.ts';
import { outwardSubject } from '../../law/requests/outward-subject.ts';
import type { Consultation, HandledItem, RequestState } from '../../law/requests/request-state.ts';
import { overruledBy, toldReasons } from '../../law/requests/third-party.ts';
import { issueLetter, previewLetter } from '../letters/letters.usecases.ts';
import { outsideFields, type LetterPlan, type LetterSource } from './letter-fields.ts';
import type { LoadedCase } from './loaded-case.ts';
import { tellsWhoApplies } from './outside-letters.ts';
import { faultyLetter } from './requests.errors.ts';
import { faultsOf, wantedLetter } from './wanted-letter.ts';

/** A third party whose refusal the answer doesn't follow, and the letter that tells it so. */
interface Notice {
  readonly addressee: string;
  readonly plan: LetterPlan;
}

/** An answer as it is written. */
interface WrittenAnswer {
  readonly source: LetterSource;
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Before an answer goes to its reviewers: throws what speaks against the letters that tell third parties what is disclosed although
 * they refused, and why (条例第32条).
 */
export async function refuseFaultyNotices(
  tx: TxCtx,
  loaded: LoadedCase,
  answer: WrittenAnswer,
): Promise<void> {
  for (const { plan } of noticesOf(answer)) {
    const preview = await previewLetter(tx, wantedLetter(loaded, answer.source, plan));
    const told = await tellsWhoApplies(tx, loaded, { plan, text: preview.text });
    const against = [...faultsOf(preview), ...told];
    if (against.length > 0) throw faultyLetter(['致第三方的依申请公开告知书：', ...against]);
  }
}

/** Issues these letters, one to each such third party, with the signature of the answer. */
export async function issueNotices(
  tx: TxCtx,
  loaded: LoadedCase,
  answer: WrittenAnswer,
): Promise<{ addressee: string; letterId: string }[]> {
  await refuseFaultyNotices(tx, loaded, answer);
  const made: { addressee: string; letterId: string }[] = [];
  for (const { addressee, plan } of noticesOf(answer)) {
    const wanted = wantedLetter(loaded, answer.source, plan);
    const { id } = await issueLetter(tx, { ...wanted, subjectId: loaded.row.id });
    made.push({ addressee, letterId: id });
  }
  return made;
}

function noticesOf({ source, written }: WrittenAnswer): Notice[] {
  const { state } = source;
  const decisions = state.items.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  const overruled = overruledBy(state.consultations, decisions);
  return [...new Set(overruled.map(({ addressee }) => addressee))].map((addressee) => {
    const asked = overruled.filter((each) => each.addressee === addressee);
    const about = new Set(asked.flatMap(({ itemIds }) => itemIds));
    const told = state.items.filter((item) => about.has(item.id) && isHandedOut(item));
    const fields = {
      ...outsideFields(source),
      第三方: addressee,
      公开内容: [...new Set(asked.map((each) => contentOf(state, each, written)))].join('\n'),
      公开理由: distinct(told.map(({ decision }) => (decision === null ? '' : toldReasons(decision)))),
    };
    return { addressee, plan: { kind: 'thirdPartyDisclosure', fields } };
  });
}

/**
 * What of the information is disclosed, in words for the outside. Where a part is withheld, the answer's own words tell best what
 * isn't, as long as it hands out nothing else.
 */
function contentOf(
  state: RequestState,
  { itemIds, subject }: Consultation,
  written: Readonly<Record<string, unknown>>,
): string {
  const handedOut = state.items.filter(isHandedOut);
  const own = handedOut.filter(({ id }) => itemIds.includes(id));
  const inWords = written['公开内容'];
  const whole = own.length === itemIds.length;
  if (whole && own.every(({ decision }) => decision?.kind === 'open.provide'))
    return outwardSubject(state, { itemIds, subject });
  if (typeof inWords === 'string' && inWords.trim() !== '' && own.length === handedOut.length)
    return inWords.trim();
  if (whole) return `${outwardSubject(state, { itemIds, subject })}（区分处理后公开其中的部分内容）`;
  return own
    .map(({ description, decision }) =>
      decision?.kind === 'partial' ? `${description}（区分处理后公开其中的部分内容）` : description,
    )
    .join('\n');
}

function isHandedOut({ decision }: HandledItem): boolean {
  return decision?.kind === 'open.provide' || decision?.kind === 'partial';
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n');
}
