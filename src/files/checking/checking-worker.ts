import { parentPort } from 'node:worker_threads';
import { checkText } from '../../text/check-text.ts';
import { readText } from '../../text/checked-text.ts';
import { spellingChecker } from '../spelling-model.ts';
import type { CheckingJob, CheckingReply } from './checking-messages.ts';

// A thread that checks one text after the other. Whoever started it ends it when a text takes too long.
const spelling = spellingChecker();
parentPort?.on('message', ({ id, task }: CheckingJob) => {
  try {
    const findings = checkText(readText(task.text, task.context, task.blocks), spelling);
    send({ kind: 'done', id, findings });
  } catch (error) {
    send({
      kind: 'failed',
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
send({ kind: 'ready' });

function send(reply: CheckingReply): void {
  parentPort?.postMessage(reply);
}
