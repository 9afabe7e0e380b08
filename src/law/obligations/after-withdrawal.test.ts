import { describe, expect, test } from 'vitest';
import { keptAfterWithdrawal, type PostedDuty, type TakenDown } from './after-withdrawal.ts';

const POSTED: PostedDuty = { isPosted: true, mayComeDownOn: '2024-03-22' };
const LASTING: PostedDuty = { isPosted: false, mayComeDownOn: null };
const PLAIN: TakenDown = { on: '2024-03-22', saidUntil: null, decided: null };

function by(...grounds: NonNullable<TakenDown['decided']>['grounds']): Pick<TakenDown, 'decided'> {
  return { decided: { deed: 'takeDown', grounds } };
}

describe('a duty whose document was taken down', () => {
  test.each<[string, PostedDuty, Partial<TakenDown>, string | null]>([
    ['is kept on the first day after its posting', POSTED, {}, 'termOver'],
    ['is open on the last day of its posting', POSTED, { on: '2024-03-21' }, null],
    ['is open on the last day that the document promised', POSTED, { saidUntil: '2024-03-22' }, null],
    ['is kept on the day after that', POSTED, { saidUntil: '2024-03-21' }, 'termOver'],
    ['is open where nobody knows the end', { ...POSTED, mayComeDownOn: null }, {}, null],
    ['is open where information has to stay', LASTING, {}, null],
    ['is open there after a term that only the document set', LASTING, { saidUntil: '2024-03-15' }, null],
    ['is kept there when 公示期已满 was decided', LASTING, by('postingOver'), 'adjusted'],
    ['is kept when a list has outlived its use', LASTING, by('listOutlived'), 'adjusted'],
    ['is kept when a later document repealed it', LASTING, by('replaced'), 'adjusted'],
    ['is kept when the register ended it', LASTING, by('endedUnmarked'), 'adjusted'],
    ['is kept when two people decided it', LASTING, by('byHand'), 'adjusted'],
    ['is open when it gave people away', LASTING, by('personalData'), null],
    [
      'is kept when it gave people away after its use',
      LASTING,
      by('postingOver', 'personalData'),
      'adjusted',
    ],
    [
      'is open when somebody had every trace removed',
      LASTING,
      { decided: { deed: 'vanish', grounds: ['byHand'] } },
      null,
    ],
    ['is open within its posting whatever was decided', POSTED, { on: '2024-03-21', ...by('byHand') }, null],
    [
      'is kept after its posting by a decision, within what the document promised',
      POSTED,
      { saidUntil: '2024-04-30', ...by('byHand') },
      'adjusted',
    ],
  ])('%s', (_, duty, over, expected) => {
    expect(
      keptAfterWithdrawal(duty, { taken: [{ ...PLAIN, ...over }], replaced: false, revoked: false }),
    ).toBe(expected);
  });

  test('is kept as long as what took its place is public', () => {
    const early = { ...PLAIN, on: '2024-03-15' };
    expect(keptAfterWithdrawal(LASTING, { taken: [early], replaced: true, revoked: false })).toBe('replaced');
    expect(keptAfterWithdrawal(POSTED, { taken: [early, early], replaced: true, revoked: false })).toBe(
      'replaced',
    );
  });

  test('is kept, also within its posting, where the law had it taken back', () => {
    const early = { ...PLAIN, on: '2024-03-15' };
    expect(keptAfterWithdrawal(POSTED, { taken: [early], replaced: false, revoked: true })).toBe('revoked');
  });

  test('is kept where what took its place was public until the term was over, or was taken down by 动态调整', () => {
    const early = { ...PLAIN, on: '2024-03-15' };
    expect(keptAfterWithdrawal(POSTED, { taken: [early, PLAIN], replaced: false, revoked: false })).toBe(
      'termOver',
    );
    const adjusted = { ...PLAIN, ...by('listOutlived') };
    expect(keptAfterWithdrawal(LASTING, { taken: [early, adjusted], replaced: false, revoked: false })).toBe(
      'adjusted',
    );
    expect(
      keptAfterWithdrawal(LASTING, { taken: [early, PLAIN], replaced: false, revoked: false }),
    ).toBeNull();
  });
});
