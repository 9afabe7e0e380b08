import { Link } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { toChinese } from '../../../../../src/law/dates.ts';
import type { Entered } from './new-request-page.tsx';
import { dayOfToday } from '../../../parts/today.ts';

/** The receipt of a request, to be printed and handed over: number and query code, which is shown only now. */
export function ReceiptView(props: {
  receipt: Entered;
  applicant: string;
  what: string;
  agencyName: string;
  onAgain: () => void;
}): ReactNode {
  const { receipt } = props;
  return (
    <section className="panel narrow" aria-label="登记回执">
      <Alert
        type="warning"
        showIcon
        role="note"
        className="form-alert not-printed"
        title="查询码只在这里显示一次，请打印回执或者抄给申请人。"
      />
      <div className="receipt">
        <h2>政府信息公开申请登记回执</h2>
        <dl className="facts">
          <dt>申请人</dt>
          <dd>{props.applicant}</dd>
          <dt>申请内容</dt>
          <dd className="kept-lines">{props.what}</dd>
          <dt>登记编号</dt>
          <dd className="receipt-number">{receipt.number}</dd>
          <dt>查询码</dt>
          <dd className="receipt-number">{receipt.queryCode}</dd>
          <dt>收到日期</dt>
          <dd>
            {receipt.receivedOn === null
              ? '待与申请人确认收到后起算'
              : `${toChinese(receipt.receivedOn)}，答复期限自次日起计算`}
          </dd>
        </dl>
        <p>凭登记编号和查询码，可以在本机关政府信息公开网站查询办理进度、下载答复、提交补正。</p>
        <p className="receipt-sign">
          {props.agencyName}
          <br />
          {toChinese(dayOfToday())}
        </p>
      </div>
      <Space wrap className="not-printed">
        <Button type="primary" autoFocus onClick={() => window.print()}>
          打印回执
        </Button>
        <Button onClick={props.onAgain}>再登记一件</Button>
        <Link to="/requests/$caseId" params={{ caseId: receipt.caseId }}>
          打开这件申请
        </Link>
      </Space>
    </section>
  );
}
