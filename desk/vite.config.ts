import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: '/desk/',
  plugins: [react(), nonceForEveryStyle()],
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_200,
  },
  server: {
    port: 5173,
    proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` },
  },
});

/**
 * Some of antd's parts add a style without handing the page's nonce on: where a scroll bar is measured, where the page is held
 * still behind a dialog. The policy refuses those, so what they do fails and the console fills with complaints. Whatever no nonce
 * was given for gets the page's own.
 */
function nonceForEveryStyle(): Plugin {
  const given = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
  const always = `styleNode.nonce = csp?.nonce ?? document.querySelector('meta[name="csp-nonce"]')?.content ?? '';`;
  return {
    name: 'nonce-for-every-style',
    transform(code, id) {
      if (!id.includes('@rc-component/util/es/Dom/dynamicCSS.js')) return null;
      if (!code.includes(given)) this.error('@rc-component/util adds styles in another way than it did');
      return { code: code.replace(given, () => always), map: null };
    },
  };
}
