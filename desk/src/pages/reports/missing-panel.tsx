import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { MissingSentences } from '../../../../src/law/annual-report/missing-sentences.ts';

/** What the text still lacks by the form, each with sentences that can be put in and then made one's own. */
export function MissingPanel(props: {
  missing: readonly MissingSentences[];
  onInsert: (missing: MissingSentences) => void;
}): ReactNode {
  const { missing, onInsert } = props;
  if (missing.length === 0) return null;
  return (
    <section className="missing-sentences" aria-label="还缺的内容">
      <h2>还缺的内容</h2>
      <p className="quiet">
        插入的句子只是一个开头，数据按登记簿填入；请改成本单位的实际情况，再勾选“所述属实”。
      </p>
      <ul className="plain-list">
        {missing.map((gap) => (
          <li key={gap.key}>
            <p>{gap.why}</p>
            <blockquote>{gap.preview.map(({ text }) => text).join('')}</blockquote>
            <Button size="small" aria-label={`插入：${gap.why.slice(0, 24)}`} onClick={() => onInsert(gap)}>
              插入这些句子
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
