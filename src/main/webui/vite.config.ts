import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { budget } from './budgets.ts'

export default defineConfig({
  plugins: [vue(), budget({ dashboard: 200_000, pages: 60_000 })],
  build: {
    target: 'es2022',
    // A style or script inside the page would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '^/(api|e)/': process.env['CIS_URL'] ?? 'http://localhost:8080' } },
})
