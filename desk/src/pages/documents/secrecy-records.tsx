import { Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { needsConsent } from '../../../../src/law/secrecy-review.ts';
import {
  SECRECY_CHANNEL_LABELS,
  SECRECY_CONCERN_LABELS,
  SECRECY_HANDLING_LABELS,
  SECRECY_RESULT_LABELS,
  SECRECY_SOURCE_LABELS,
  secrecyForm,
} from '../../../../src/modules/review/review.secrecy.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { showMoment } from '../../parts/moments.ts';
import type { ReviewView } from './draft.ts';

type SecrecyRecord = ReviewView['secrecy'][number];

/** What 保密审查 said of this very content, and the signed forms of this edition (一事一审，一信息一档案). */
export function SecrecyRecords({ review }: { review: ReviewView }): ReactNode {
  const [opened, setOpened] = useState<SecrecyRecord | null>(null);
  const latest = review.secrecy.find((record) => record.current);
  return (
    <div className="secrecy-line">
      <strong>保密审查：</strong>
      {latest === undefined && (review.secrecy.length > 0 ? '内容已改动，需要重新审查' : '尚未审查')}
      {latest && (
        <>
          <Tag color={review.secrecyCleared ? 'green' : 'red'}>{SECRECY_RESULT_LABELS[latest.result]}</Tag>
          {latest.by.name}　{showMoment(latest.at)}
        </>
      )}
      {review.secrecy.length > 0 && (
        <ul className="plain-list">
          {review.secrecy.map((record) => (
            <li key={record.id}>
              <Button type="link" size="small" className="cell-link" onClick={() => setOpened(record)}>
                审查表：{showMoment(record.at)} {SECRECY_RESULT_LABELS[record.result]}
              </Button>
              {!record.current && <span className="quiet">　针对以前的内容</span>}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={opened !== null}
        width={720}
        title="政府信息公开保密审查表"
        footer={null}
        onCancel={() => setOpened(null)}
      >
        {opened && <SignedForm record={opened} />}
      </Dialog>
    </div>
  );
}

function SignedForm({ record }: { record: SecrecyRecord }): ReactNode {
  const { form } = record;
  const filled = secrecyForm.safeParse(form);
  const fields = filled.success ? filled.data : null;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['单位', form.agencyName],
    ['信息名称', form.title],
    ['文号', form.documentNumber || '无'],
    ['附件清单', <Attachments key="files" items={form.attachments} />],
    ...(form.publicBefore === undefined
      ? []
      : ([
          ['原公开日期', form.publicBefore],
          ['原网址', form.oldAddress || '没有'],
          ['签署方式', '与其他原已公开的文稿成批签署'],
        ] as const)),
    ...(fields === null
      ? []
      : ([
          ['载体', fields.carrier === 'officialDocument' ? '公文' : '非公文'],
          ['来源', SECRECY_SOURCE_LABELS[fields.source]],
          ['拟公开方式', fields.channels.map((one) => SECRECY_CHANNEL_LABELS[one]).join('、')],
          ['拟公开时间', fields.plannedOn ?? '审核通过后'],
          ['公开范围', fields.scope],
          ['内容摘要', fields.abstract],
          ['涉及情况', fields.concerns.map((one) => SECRECY_CONCERN_LABELS[one]).join('；') || '未发现'],
          ['情况说明', fields.concernsNote],
          ...(needsConsent(fields) ? ([['其他机关信息的公开依据', fields.otherAgencyBasis]] as const) : []),
          ['处理方式', SECRECY_HANDLING_LABELS[fields.handling]],
          ['承办人意见', fields.handlerOpinion],
          ['科室负责人意见', fields.sectionHeadOpinion],
          ['分管领导意见', fields.leaderOpinion],
          ['主管部门或保密行政管理部门意见', fields.authorityOpinion],
        ] as const)),
    ['审查结论', SECRECY_RESULT_LABELS[record.result]],
    ['审查依据', record.basis],
    ['审查意见', record.opinion],
    ['保密审查员', `${record.by.name}　${showMoment(record.at)}签署`],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value === '' ? '未填写' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attachments({ items }: { items: SecrecyRecord['form']['attachments'] }): ReactNode {
  if (items.length === 0) return '无';
  return (
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item.sha256 + item.name}>
          {item.name}
          <div className="quiet hash">SHA-256 {item.sha256}</div>
        </li>
      ))}
    </ul>
  );
}
