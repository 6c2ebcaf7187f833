import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

const size = (code: string | Buffer) => gzipSync(code).length

/** What the entry needs before anything is shown. */
function first(bundle: Rolldown.OutputBundle): string[] {
  const needed = new Map<string, string>()
  const need = (name: string) => {
    const file = bundle[name]
    if (needed.has(name) || file?.type !== 'chunk') return
    needed.set(name, file.code)
    file.imports.forEach(need)
  }
  Object.values(bundle).forEach((file) => file.type === 'chunk' && file.isEntry && need(file.fileName))
  return [...needed.values()]
}

/**
 * Fails the build when a first visit loads more JavaScript than this, in bytes gzipped, or when a page would need an
 * exception in the Content-Security-Policy.
 *
 * @param dashboard of the dashboard's first load
 * @param pages of all scripts that pages without the dashboard use, which are the files of {@code public}
 */
export function budget(most: { dashboard: number; pages: number }): Plugin {
  let folder = ''
  return {
    name: 'budget',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = config.publicDir
    },
    generateBundle(_options, bundle) {
      const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
      const sizes = {
        dashboard: first(bundle).reduce((sum, code) => sum + size(code), 0),
        pages: scripts.reduce((sum, name) => sum + size(readFileSync(join(folder, name))), 0),
      }
      for (const what of ['dashboard', 'pages'] as const) {
        this.info(`${what}: ${sizes[what]} bytes of JavaScript gzipped, of ${most[what]}`)
        if (sizes[what] > most[what]) this.error(`${what}: ${sizes[what]} bytes of JavaScript gzipped, of ${most[what]} that it may be`)
      }
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && /\beval\(|new Function\(/.test(file.code)) this.error(`${file.fileName} makes code from text`)
        if (file.type === 'asset' && file.fileName.endsWith('.html')) strict(String(file.source), (flaw) => this.error(flaw))
      }
    },
  }
}

/** No script or style inside the page, and nothing from anywhere else. */
export function strict(html: string, fail: (flaw: string) => void) {
  const flaws: [RegExp, string][] = [
    [/<script(?![^>]*\bsrc=)/i, 'a script inside the page'],
    [/<style|\sstyle=/i, 'a style inside the page'],
    [/\son[a-z]+=/i, 'an event handler inside the page'],
    [/\b(src|href)=["']?(https?:)?\/\//i, 'a request to somebody else'],
  ]
  for (const [pattern, flaw] of flaws) if (pattern.test(html)) fail(`index.html has ${flaw}`)
}
