import type { ReactNode } from 'react';
import { newestRules } from '../../../../../src/law/clock/clock-rules.ts';
import { itemRows, pageRows, type TariffRow } from './tariff-rows.ts';

/** What 国办函〔2020〕109号 says: when, by which tariff, how, and what becomes of a fee that isn't paid. */
export function Tariffs(): ReactNode {
  return (
    <>
      <ul className="findings form-alert">
        <li>
          《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：申请的数量、频次超过一定范围的，行政机关
          <strong>可以</strong>收取信息处理费。收不收，由办理人决定。
        </li>
        <li>按件、按量两种标准，一件申请只能选用一种，超额累进计算。</li>
        <li>
          在答复期限内送达收费通知；申请人收到次日起{newestRules().payment.workdays}
          个工作日内缴纳，逾期未缴的视为放弃申请。
        </li>
        <li>
          缴费次日起重新计算答复期限。只通过财政非税收入渠道收取，开具财政票据；不得收取检索、复制、邮寄等费用。
        </li>
      </ul>
      <div className="figure-columns">
        <TariffTable
          caption="按件计收（第四条）：同一申请人在一个自然月内的申请"
          of="本月第几件"
          rows={itemRows()}
        />
        <TariffTable
          caption="按量计收（第五条）：一件申请的页数，A4以下幅面单面一页，不与其他申请相加"
          of="本件第几页"
          rows={pageRows()}
        />
      </div>
    </>
  );
}

function TariffTable(props: { caption: string; of: string; rows: readonly TariffRow[] }): ReactNode {
  return (
    <table className="figures">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.of}</th>
          <th scope="col">标准</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ range, price }) => (
          <tr key={range}>
            <th scope="row">{range}</th>
            <td>{price}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
