import { Collapse } from 'antd';
import type { ReactNode } from 'react';

const LINES = [
  ['# 标题', '文书的标题'],
  ['文号 {{文号}}', '标题下的文号'],
  ['致 {{申请人}}', '抬头，自动加冒号'],
  ['## 一、标题', '正文里的小标题'],
  ['| 甲 | {{乙}} |', '表格的一行，最后一格伸到右边'],
  ['表 {{检索记录}}', '整张表格，单独成行'],
  ['右 签名：', '靠右的一行'],
  ['署 {{行政机关}} {{落款日期}}', '署名和日期，留出盖章的位置'],
] as const;

/** How a text template is written, folded away until it is wanted. */
export function SyntaxHelp(): ReactNode {
  return (
    <Collapse
      size="small"
      className="syntax"
      items={[
        {
          key: 'syntax',
          label: '写法',
          children: (
            <>
              <p>一行一段。其他文字都是段落；段落里只有选填项、又都没有填的，整段省去。</p>
              <table className="figures changes">
                <thead>
                  <tr>
                    <th scope="col">写作</th>
                    <th scope="col">成为</th>
                  </tr>
                </thead>
                <tbody>
                  {LINES.map(([line, becomes]) => (
                    <tr key={line}>
                      <td>
                        <code>{line}</code>
                      </td>
                      <td>{becomes}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          ),
        },
      ]}
    />
  );
}
