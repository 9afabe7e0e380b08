import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { channelsApi } from '../../../../src/modules/channels/channels.api.ts';
import { CHANNEL_LABELS, outdatedDeed, STANDING_LABELS } from '../channels/channel-words.ts';
import { OutdatedTag } from '../channels/outdated-list.tsx';

/** Where each channel is seen to. */
const VIEW_OF_CHANNEL = {
  cms: 'cms',
  wechat: 'wechat',
  board: 'postings',
  archive: 'deliveries',
  library: 'deliveries',
} as const;

/** What waits on channels: what is withdrawn or newer here, what must come down, accounts that fall asleep, what couldn't be sent, what waits for approval. */
export type ChannelsTodo = ResponseOf<typeof channelsApi.todo>;

/** What waits on channels. */
export function ChannelsTodoPanel(props: { todo: ChannelsTodo; showAgency: boolean }): ReactNode {
  const { outdated, postings, accounts, failed, issues, total } = props.todo;
  if (total === 0) return null;
  const where = (agencyName: string): string => (props.showAgency ? `${agencyName}　` : '');
  return (
    <section className="panel" aria-label="公开渠道">
      <h2>
        公开渠道 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {outdated.map((item) => (
          <li key={item.id}>
            <Link to="/channels" search={{ view: VIEW_OF_CHANNEL[item.channel] }}>
              {item.title}
            </Link>
            <span className="todo-what">{outdatedDeed(item)}</span>
            <span className="quiet">
              {where(item.agencyName)}
              <OutdatedTag outdated={item.outdated} />
              {item.fault}
            </span>
          </li>
        ))}
        {postings.map((item) => (
          <li key={item.recordId}>
            <Link to="/channels" search={{ view: 'postings' }}>
              {item.title}
            </Link>
            <span className="todo-what">应从{item.boardName}撤下</span>
            <span className="quiet">
              {where(item.agencyName)}
              <Tag color="red">{item.takeDownOn}</Tag>
              {item.takeDownReason}
            </span>
          </li>
        ))}
        {accounts.map((item) => (
          <li key={item.id}>
            <Link to="/channels" search={{ view: 'accounts' }}>
              {item.name}
            </Link>
            <span className="todo-what">新媒体更新</span>
            <span className="quiet">
              {where(item.agencyName)}
              <Tag color={STANDING_LABELS[item.standing].color}>{STANDING_LABELS[item.standing].label}</Tag>
              最近更新 {item.updatedOn}
            </span>
          </li>
        ))}
        {issues.map((item) => (
          <li key={item.id}>
            <Link to="/channels" search={{ view: 'wechat' }}>
              {item.issue}
            </Link>
            <span className="todo-what">{item.what === 'approve' ? '公众号图文等待审定' : '公众号图文'}</span>
            <span className="quiet">
              {where(item.agencyName)}
              {item.fault}
            </span>
          </li>
        ))}
        {failed.map((item) => (
          <li key={item.id}>
            <Link to="/channels" search={{ view: 'records' }}>
              {item.title}
            </Link>
            <span className="todo-what">{CHANNEL_LABELS[item.channel]}没有成功</span>
            <span className="quiet">
              {where(item.agencyName)}
              {item.fault}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
