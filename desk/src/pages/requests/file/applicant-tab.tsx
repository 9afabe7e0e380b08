import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { APPLICANT_KINDS, REQUEST_COLUMN_LABELS } from '../../../../../src/law/annual-report/form.ts';
import { requestDeskApi } from '../../../../../src/modules/requests/request-desk.api.ts';
import {
  PROOF_KINDS,
  SUPPLY_FORMS,
  SUPPLY_WAYS,
} from '../../../../../src/modules/requests/requests.definitions.ts';
import { call } from '../../../app/api.ts';
import { useConfirm } from '../../../parts/use-confirm.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import type { OpenFile } from './request-file.ts';

/** Who applies and how the information is to reach him. */
export function ApplicantTab({ file: { view } }: { file: OpenFile }): ReactNode {
  const { applicant, satisfaction } = view;
  const kind = APPLICANT_KINDS.find((each) => each === applicant.kind);
  const facts: readonly (readonly [string, string])[] = [
    ['申请人类别', kind === undefined ? applicant.kind : REQUEST_COLUMN_LABELS[kind]],
    [kind === 'natural' ? '姓名' : '名称', applicant.name],
    ['身份证明', wordIn(PROOF_KINDS, applicant.proofKind)],
    ['联系人', applicant.contactName],
    ['代理人', applicant.agentName],
    ['联系电话', applicant.phone],
    ['通信地址', applicant.address],
    ['邮政编码', applicant.postcode],
    ['电子邮箱', applicant.email],
    ['信息形式', wordIn(SUPPLY_FORMS, applicant.supplyForm)],
    ['获取方式', wordIn(SUPPLY_WAYS, applicant.supplyWay)],
    ['需要帮助', applicant.needsHelp ? '阅读或者视听有困难' : ''],
    [
      '满意度',
      satisfaction === null
        ? ''
        : `${satisfaction.score}分${satisfaction.text === '' ? '' : `：${satisfaction.text}`}`,
    ],
  ];
  return (
    <>
      <p className="quiet">
        申请人的个人信息只用于办理这件申请。身份证明的扫描件在“材料”里，
        {view.may.openProof ? '打开一次记录一次。' : '只供办理人核对。'}
      </p>
      <dl className="facts">
        {facts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {view.may.handle && <RenewCode caseId={view.item.id} />}
    </>
  );
}

function wordIn(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

/** For who lost the code, and for requests made by splitting or passing on: the new code is shown once. */
function RenewCode({ caseId }: { caseId: string }): ReactNode {
  const { tell } = useConfirm();
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: async (identityCheck: string) =>
      call(requestDeskApi.renewCode, { params: { caseId }, body: { identityCheck } }),
    onSuccess: ({ number, queryCode }) => {
      setAsking(false);
      tell({
        title: '新的查询码',
        content: `${number}的查询码是 ${queryCode}，只显示这一次，请抄录后告知申请人。`,
      });
      void client.invalidateQueries({ queryKey: ['request', caseId] });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>更换查询码</Button>
      <ReasonDialog
        open={asking}
        title="更换查询码"
        explanation="原来的查询码随即作废。请先核对来人身份；核对的方式记入办理记录，申请人在进度页面能看到更换的日期。"
        label="核对身份的方式"
        okText="更换"
        pending={renew.isPending}
        error={renew.error}
        onOk={({ reason }) => renew.mutate(reason)}
        onCancel={() => {
          renew.reset();
          setAsking(false);
        }}
      />
    </>
  );
}
