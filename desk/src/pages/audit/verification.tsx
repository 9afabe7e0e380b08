import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { auditApi } from '../../../../src/modules/audit/audit.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';

/** Checks the whole chain and says what it found. */
export function Verification(): ReactNode {
  const verify = useMutation({ mutationFn: async () => call(auditApi.verify, {}) });
  const result = verify.data;
  return (
    <section className="panel" aria-label="校验">
      <Space wrap className="form-alert">
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          校验审计链
        </Button>
        <span className="quiet">
          {verify.isPending
            ? '正在逐条核对，记录多时需要一些时间……'
            : '逐条核对哈希，能发现任何被改动、缺失或调换的记录。'}
        </span>
      </Space>
      <ErrorAlert error={verify.error} />
      {result && result.faultCount === 0 && (
        <Alert
          type="success"
          showIcon
          title={`${result.rows} 条记录完整无误（${showMoment(result.checkedAt)}）`}
        />
      )}
      {result && result.faultCount > 0 && (
        <Alert
          type="error"
          showIcon
          title={`发现 ${result.faultCount} 处问题，请立即报告并保护现场`}
          description={
            <ul>
              {result.faults.map((fault) => (
                <li key={`${fault.seq}-${fault.kind}`}>{fault.message}</li>
              ))}
            </ul>
          }
        />
      )}
    </section>
  );
}
