import vue from '@vitejs/plugin-vue'
import { defineConfig, loadEnv } from 'vite'

export default defineConfig({
  plugins: [vue()],
  // For `npm run dev` beside a running server.
  server: { proxy: { '/api': loadEnv('', '.', 'CIS_')['CIS_URL'] ?? 'http://localhost:8080' } },
  build: {
    target: 'es2022',
    // A style or script inside the page would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
