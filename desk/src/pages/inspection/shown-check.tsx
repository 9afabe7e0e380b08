import type { ReactNode } from 'react';
import { HAND_OUTCOME_LABELS } from '../../../../src/law/inspection/hand-checks.ts';
import { showMoment } from '../../parts/moments.ts';
import type { HandCheck } from './inspection-words.ts';

/** A check by hand: what was found, where, what of the measured isn't so, who looked and who recorded it. */
export function ShownCheck({ check }: { check: HandCheck }): ReactNode {
  const { outcome, words, places, addresses, refuted, refutedWhy, checkedBy, checkedOn, by, at } = check;
  const found = outcome === 'found' ? `发现问题 ${places} 处` : HAND_OUTCOME_LABELS[outcome];
  return (
    <div>
      人工检查：{outcome === 'noted' ? words : `${found}${words === '' ? '。' : `：${words}`}`}
      {addresses.length > 0 && (
        <ul>
          {addresses.map((address) => (
            <li key={address} className="inspection-address">
              <a href={address} target="_blank" rel="noreferrer">
                {address}
              </a>
            </li>
          ))}
        </ul>
      )}
      {refuted > 0 && (
        <div>
          系统发现的已核实 {refuted} 处不属实：{refutedWhy}
        </div>
      )}
      <div className="quiet small">
        检查人：{checkedBy}，{checkedOn}；填写人：{by}，{showMoment(at)}
        {check.correction !== '' && `；更正的理由：${check.correction}`}
      </div>
    </div>
  );
}
