import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentDaysApi } from '../../../../src/modules/obligations/document-days.api.ts';
import { call } from '../../app/api.ts';

type Day = NonNullable<ResponseOf<typeof documentDaysApi.ofDocument>['day']>;

/** Says by which day the document must be public where that is near, over, not known or not asked. It stops nothing. */
export function DisclosureDayNotice({
  documentId,
  version,
}: {
  documentId: string;
  version: number;
}): ReactNode {
  const { data } = useQuery({
    queryKey: ['document', documentId, 'disclosure-day', version],
    queryFn: async () => call(documentDaysApi.ofDocument, { params: { documentId } }),
  });
  const day = data?.day ?? null;
  const publicBefore = data?.publicBefore ?? null;
  const words = publicBefore === null ? day && wordsOf(day) : notMeasured(publicBefore);
  if (words === null) return null;
  return <Alert role="note" className="form-alert" showIcon {...words} />;
}

function notMeasured(publicBefore: string) {
  return {
    type: 'info' as const,
    title: `原公开日期 ${publicBefore}，期限不计算`,
    description: '导入时写明它在别处已经公开。发布后计入“公开义务”“逾期文稿”中未计算的份数。',
  };
}

function wordsOf({ writtenOn, article, lastDay, publicOn, urgency, daysLate }: Day) {
  const since = `自成文日期 ${writtenOn} 起算（${article}）`;
  if (publicOn !== null) {
    if (daysLate === 0) return null;
    return {
      type: 'info' as const,
      title: `公开时已超过期限 ${daysLate} 天`,
      description: `${since}，最迟应当在 ${lastDay} 公开，实际 ${publicOn} 公开。`,
    };
  }
  if (lastDay === null)
    return {
      type: 'info' as const,
      title: '公开期限还不能计算',
      description: `${since}的期限要用到的放假安排还没有录入，请自行掌握公开时间。`,
    };
  switch (urgency) {
    case 'over':
      return {
        type: 'warning' as const,
        title: `已超过公开期限 ${daysLate} 天`,
        description: `${since}，最迟应当在 ${lastDay} 公开。仍可以发布，发布后列入“公开义务”的“逾期文稿”。成文日期有误的，请先更正。`,
      };
    case 'today':
    case 'soon':
      return {
        type: 'warning' as const,
        title: urgency === 'today' ? '今天是公开期限的最后一天' : `最迟应当在 ${lastDay} 公开`,
        description: `${since}。`,
      };
    default:
      return null;
  }
}
