import { accountByUsername } from '../modules/accounts/accounts.queries.ts';
import { unlockAccount } from '../modules/accounts/accounts.usecases.ts';
import { openProgram } from '../program.ts';
import { requiredWord, type CommandInput } from './command.ts';

/** `gongkai account unlock 用户名`: for administrators whom failed sign-ins of strangers keep out. */
export async function runAccountUnlock(input: CommandInput): Promise<number> {
  const username = requiredWord(input, 0, '用户名');
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: input.tell });
  try {
    const { ctx } = program;
    const account = await accountByUsername(ctx.db, username);
    await unlockAccount(ctx, { id: account.id, reason: '在服务器上用命令行解除锁定' });
    input.print(`已解除锁定：${account.username}（${account.displayName}），可以立即登录。`);
    return 0;
  } finally {
    await program.close();
  }
}
