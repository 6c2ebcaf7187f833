import { expect, test as plain } from '@playwright/test'

const HERE = ['localhost', '127.0.0.1']

/**
 * A browser that keeps count of what no page may do: ask anybody but this machine, be refused something by the
 * Content-Security-Policy, or fail in its own script.
 */
export const test = plain.extend<{ wellBehaved: void }>({
  wellBehaved: [
    async ({ context }, use) => {
      const wrong: string[] = []
      context.on('request', (asked) => {
        const url = new URL(asked.url())
        if (url.protocol.startsWith('http') && !HERE.includes(url.hostname)) wrong.push(`It asked ${url.origin}`)
      })
      context.on('console', (said) => {
        if (/Content.Security.Policy/i.test(said.text())) wrong.push(said.text())
      })
      context.on('weberror', (failed) => wrong.push(String(failed.error())))
      await use()
      expect(wrong).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
