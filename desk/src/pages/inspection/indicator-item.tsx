import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { JUDGED, type HandCheck, type Result } from './inspection-words.ts';
import { ShownCheck } from './shown-check.tsx';

/** How many places are shown before the report is the better place for them. */
const SHOWN_PLACES = 20;

/** One indicator: what it comes to, what was measured, and what a person found. */
export function IndicatorItem({
  result,
  onCheck,
}: {
  result: Result;
  /** Null where the reader records nothing. */
  onCheck: (() => void) | null;
}): ReactNode {
  const { name, sentence, source, certain, state, finding, judged, awaited, places, checks } = result;
  const check = checks.at(-1);
  const waits = awaited && judged.state !== 'found';
  return (
    <li className="inspection-item">
      <Tag color={waits ? 'gold' : JUDGED[judged.state].colour}>
        {waits ? '待人工检查' : JUDGED[judged.state].text}
      </Tag>
      <strong>{name}</strong>
      {judged.deducted > 0 && <span className="todo-what">扣 {judged.deducted} 分</span>}
      <div>
        系统监测：{state === 'unknown' ? '' : `${JUDGED[state].text}。`}
        {finding === '未发现。' ? '' : finding}
      </div>
      {check !== undefined && <ShownCheck check={check} />}
      {awaited && judged.state === 'found' && <div>其余部分待人工检查。</div>}
      <div className="quiet small">
        {sentence}（{source}
        {!certain && '，数值待核实，可以设定'}）
      </div>
      {places.length > 0 && <Places places={places} />}
      {checks.length > 1 && <Earlier checks={checks.slice(0, -1)} />}
      {onCheck !== null && (
        <Button
          className="inspection-check"
          type={awaited ? 'primary' : 'default'}
          ghost={awaited}
          aria-label={`${labelOf(result)}：${name}`}
          onClick={onCheck}
        >
          {labelOf(result)}
        </Button>
      )}
    </li>
  );
}

function labelOf({ checks, state, partly }: Result): string {
  if (checks.length > 0) return '更正人工检查结果';
  return state === 'unknown' || partly ? '填写人工检查结果' : '补充或者核实';
}

function Places({ places }: Pick<Result, 'places'>): ReactNode {
  return (
    <details>
      <summary>问题所在（{places.length}）</summary>
      <ul>
        {places.slice(0, SHOWN_PLACES).map((place, index) => (
          <li key={`${place.href} ${place.what} ${String(index)}`}>
            {place.href === '' ? (
              place.what
            ) : (
              <a href={place.href} target="_blank" rel="noreferrer">
                {place.what}
              </a>
            )}
          </li>
        ))}
      </ul>
      {places.length > SHOWN_PLACES && <p className="quiet">其余的请看导出的检查表。</p>}
    </details>
  );
}

function Earlier({ checks }: { checks: readonly HandCheck[] }): ReactNode {
  return (
    <details>
      <summary>更正以前的结果（{checks.length}）</summary>
      {checks.toReversed().map((check) => (
        <ShownCheck key={check.seq} check={check} />
      ))}
    </details>
  );
}
