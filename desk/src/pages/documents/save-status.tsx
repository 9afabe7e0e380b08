import type { ReactNode } from 'react';
import { showMoment } from '../../parts/moments.ts';
import type { DraftState } from './writing.ts';

/** Says where the writing stands, aloud too. */
export function SaveStatus({ state }: { state: DraftState }): ReactNode {
  return <output className="quiet">{statusText(state)}</output>;
}

function statusText(state: DraftState): string {
  switch (state.kind) {
    case 'clean':
      return '';
    case 'dirty':
      return '有未保存的修改';
    case 'autosaved':
      return `已自动保存 ${showMoment(state.at)}，尚未存为修订`;
    case 'localOnly':
      return '修改已保留在本机，尚未传到服务器';
    case 'conflict':
      return '他人已先修改，您的内容已保留';
    default:
      return state satisfies never;
  }
}
