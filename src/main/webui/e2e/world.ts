import { createConnection } from 'node:net'
import type { Page } from '@playwright/test'

const key = process.env['CIS_KEY'] ?? ''
const smtp = Number(process.env['CIS_SMTP_PORT'] ?? 3025)

/** Signed in as the operator of the embedded world. */
export async function signIn(page: Page, path = '/') {
  await page.goto(`${path}#key=${key}`)
}

export async function shot(page: Page, name: string, fullPage = true) {
  const folder = process.env['CIS_SCREENSHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage })
}

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(path, process.env['CIS_URL']), {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** A mail as its sender's server would hand it over (RFC 5321). */
export async function mail(from: string, to: string, text: string) {
  const lines = [`EHLO localhost`, `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']
  const data = text.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')
  const socket = createConnection(smtp, '127.0.0.1')
  const replies = answers(socket)
  await replies.next()
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    await replies.next()
  }
  socket.write(`${data}\r\n.\r\n`)
  const taken = await replies.next()
  socket.end('QUIT\r\n')
  if (!taken.value?.startsWith('250')) throw new Error(`Not taken: ${taken.value}`)
}

/** The last line of each reply. */
async function* answers(socket: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of socket) {
    rest += String(chunk)
    const lines = rest.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (/^\d{3} /.test(line)) yield line
  }
}

export async function eventually<T>(look: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('It did not happen in time')
    await new Promise((next) => setTimeout(next, 200))
  }
}
