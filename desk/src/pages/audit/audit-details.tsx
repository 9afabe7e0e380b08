import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { auditApi } from '../../../../src/modules/audit/audit.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

type Item = ResponseOf<typeof auditApi.list>['items'][number];
interface Named {
  readonly id: string;
  readonly name: string;
}

/** One record in full: reason, what it was before and after, and its link in the chain. */
export function AuditDetails(props: {
  item: Item;
  /** Only records of this person are wanted. */
  onActor: (actor: Named) => void;
  /** Only records about this are wanted. */
  onSubject: (subject: Named) => void;
}): ReactNode {
  const { item } = props;
  const { actorId, subject } = item;
  return (
    <>
      <dl className="facts">
        {item.reason !== null && (
          <>
            <dt>理由</dt>
            <dd>{item.reason}</dd>
          </>
        )}
        {subject && (
          <>
            <dt>对象</dt>
            <dd>{subject.title ?? subject.id}</dd>
          </>
        )}
        <dt>哈希</dt>
        <dd className="hash">{item.hash}</dd>
      </dl>
      <Changes before={item.before ?? {}} after={item.after ?? {}} />
      <Space wrap className="actions">
        {actorId !== null && (
          <Button size="small" onClick={() => props.onActor({ id: actorId, name: item.actorName })}>
            只看此人的记录
          </Button>
        )}
        {subject && (
          <Button
            size="small"
            onClick={() => props.onSubject({ id: subject.id, name: subject.title ?? subject.id })}
          >
            只看此对象的记录
          </Button>
        )}
      </Space>
    </>
  );
}

function Changes({
  before,
  after,
}: {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}): ReactNode {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (names.length === 0) return null;
  return (
    <table className="figures changes">
      <caption>变动内容</caption>
      <thead>
        <tr>
          <th scope="col">字段</th>
          <th scope="col">变动前</th>
          <th scope="col">变动后</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{asText(before[name])}</td>
            <td>{asText(after[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function asText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（无）';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
