/**
 * A line of progress that rewrites itself on a terminal and is printed at most every two seconds elsewhere.
 * Nothing is shown of work that ends within a second.
 */
export function progressLine(tell: (line: string) => void): {
  show(what: string, done: number, total: number): void;
  end(summary?: string): void;
} {
  const started = Date.now();
  const { stderr } = process;
  let shown = 0;
  let open = false;
  return {
    show: (what, done, total) => {
      const now = Date.now();
      if (now - started < 1_000 && done < total) return;
      if (now - shown < (stderr.isTTY ? 100 : 2_000)) return;
      shown = now;
      const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
      const line = `${what}：${done}/${total}（${percent}%），已用 ${Math.round((now - started) / 1_000)} 秒`;
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${line}`);
        open = true;
      } else tell(line);
    },
    end: (summary) => {
      if (open) stderr.write('\r\u001b[K');
      if (summary !== undefined) tell(`${summary}（用时 ${((Date.now() - started) / 1_000).toFixed(1)} 秒）`);
    },
  };
}
