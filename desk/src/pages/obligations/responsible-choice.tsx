import { Select } from 'antd';
import type { ReactNode } from 'react';
import { personWords } from '../../../../src/modules/obligations/responsible.api.ts';
import { useSession } from '../../app/session.tsx';
import type { ObligationItem } from './obligation-words.ts';

/** Narrows the register to what is one person's; one's own comes first. */
export function ResponsibleChoice(props: {
  people: readonly NonNullable<ObligationItem['responsible']>[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}): ReactNode {
  const { people, chosen, onChoose } = props;
  const { id: me } = useSession().me.account;
  const options = [
    { value: me, label: '我的' },
    ...people.flatMap((person) =>
      person.id === me ? [] : [{ value: person.id, label: personWords(person) }],
    ),
  ];
  // An address may name anybody.
  if (chosen !== undefined && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: '其他人员' });
  return (
    <Select
      allowClear
      aria-label="责任人"
      className="short-select"
      placeholder="全部责任人"
      value={chosen}
      options={options}
      onChange={(id?: string) => onChoose(id)}
    />
  );
}
