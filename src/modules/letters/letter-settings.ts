import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai, yearOf } from '../../law/dates.ts';
import { defaultPatterns, faultOfPatterns } from '../../law/letters/letter-numbers.ts';
import type { LetterSequence } from '../../law/letters/letter-kinds.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { faultySettings, settingsChanged } from './letters.errors.ts';
import { lettersPolicy } from './letters.policy.ts';
import { findSettings, lastNumber, saveSettings } from './letters.repository.ts';
import type { LetterSettings } from './letters.types.ts';

/** How an agency writes letters: what it saved, or what it starts with. Nothing here asks who reads. */
export async function settingsOf(db: Db, agencyId: string): Promise<LetterSettings> {
  const found = await findSettings(db, agencyId);
  if (found !== null) return found;
  const { shortName } = await agencyById(db, agencyId);
  return { agencyId, masthead: '', internetChannel: '', patterns: defaultPatterns(shortName), version: 0 };
}

/** The settings for whoever may see templates. */
export async function getLetterSettings(ctx: Ctx, input: { agencyId: string }): Promise<LetterSettings> {
  authorise(lettersPolicy.readTemplates(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  return settingsOf(ctx.db, input.agencyId);
}

/** The numbers that the next letter of each sequence takes, looked at without taking them. */
export interface NextNumbers {
  readonly year: number;
  readonly numbers: Readonly<Record<LetterSequence, number>>;
}

/** The settings with what whoever changes them has to see: the numbers that come next, and whether they may. */
export async function showLetterSettings(
  ctx: Ctx,
  input: { agencyId: string },
): Promise<{ settings: LetterSettings; next: NextNumbers; may: { edit: boolean } }> {
  const settings = await getLetterSettings(ctx, input);
  const year = yearOf(dayInShanghai(ctx.clock.now()));
  const next = async (sequence: LetterSequence): Promise<number> =>
    (await lastNumber(ctx.db, { ...input, sequence, year })) + 1;
  const [answer, notice, inquiry] = await Promise.all([next('answer'), next('notice'), next('inquiry')]);
  const place = await placeOf(ctx.db, input.agencyId);
  return {
    settings,
    next: { year, numbers: { answer, notice, inquiry } },
    may: { edit: lettersPolicy.editTemplates(ctx.actor, place) === true },
  };
}

/** Saves settings. Letters that were issued keep their numbers; a sequence goes on counting whatever its pattern. */
export async function changeLetterSettings(ctx: Ctx, settings: LetterSettings): Promise<LetterSettings> {
  return inTransaction(ctx, async (tx) => {
    authorise(lettersPolicy.editTemplates(ctx.actor, await placeOf(tx.db, settings.agencyId)));
    const fault = faultOfPatterns(settings.patterns);
    if (fault !== null) throw faultySettings(fault);
    const before = await settingsOf(tx.db, settings.agencyId);
    if (!(await saveSettings(tx.db, settings))) throw settingsChanged();
    const agency = await agencyById(tx.db, settings.agencyId);
    tx.record({
      type: 'letter.settings_changed',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      before: { ...before },
      after: { ...settings },
    });
    return { ...settings, version: settings.version + 1 };
  });
}
