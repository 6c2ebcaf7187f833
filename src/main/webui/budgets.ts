import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Fails the build when what a first visit loads grows beyond so many bytes, gzipped.
 *
 * @param most of JavaScript that the entry needs before anything is shown
 */
export function budget(most: number): Plugin {
  return {
    name: 'budget',
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
      const needed = new Set<string>()
      const need = (name: string) => {
        const file = bundle[name]
        if (needed.has(name) || file?.type !== 'chunk') return
        needed.add(name)
        file.imports.forEach(need)
      }
      if (entry) need(entry.fileName)
      const size = [...needed].reduce((sum, name) => {
        const file = bundle[name]
        return sum + (file?.type === 'chunk' ? gzipSync(file.code).length : 0)
      }, 0)
      if (size > most) this.error(`The first load is ${size} bytes of JavaScript gzipped, of ${most} that it may be`)
      this.info(`First load: ${size} bytes of JavaScript gzipped, of ${most}`)
    },
  }
}
