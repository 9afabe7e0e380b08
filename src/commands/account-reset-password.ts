import { accountByUsername } from '../modules/accounts/accounts.queries.ts';
import { resetPassword } from '../modules/accounts/accounts.usecases.ts';
import { openProgram } from '../program.ts';
import { requiredWord, type CommandInput } from './command.ts';

/** `gongkai account reset-password 用户名`: the only way for administrators, whose passwords the desk resets for nobody. */
export async function runAccountResetPassword(input: CommandInput): Promise<number> {
  const username = requiredWord(input, 0, '用户名');
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: input.tell });
  try {
    const { ctx } = program;
    const account = await accountByUsername(ctx.db, username);
    const { initialPassword } = await resetPassword(ctx, {
      id: account.id,
      reason: '在服务器上用命令行重置密码',
    });
    input.print('已重置密码，原来的登录全部失效。新的初始密码只显示这一次，首次登录须修改：');
    input.print(`  ${account.username.padEnd(12)} ${initialPassword}  ${account.displayName}`);
    return 0;
  } finally {
    await program.close();
  }
}
