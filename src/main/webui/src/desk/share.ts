/** What leads guests to the public page of an event, as text to be copied; none of it sends anything. */

const ORIGIN = /^[a-z0-9-]{1,32}$/

/** Mail tools and what each puts the address of its reader in for, as their manuals have it. */
export const TOOLS = [
  { id: 'mailchimp', name: 'Mailchimp', tag: '*|EMAIL|*' },
  { id: 'klaviyo', name: 'Klaviyo', tag: '{{ person.email }}' },
  { id: 'sendgrid', name: 'SendGrid', tag: '{{email}}' },
  { id: 'hubspot', name: 'HubSpot', tag: '{{ contact.email }}' },
  { id: 'kit', name: 'Kit (ConvertKit)', tag: '{{ subscriber.email_address }}' },
  { id: 'brevo', name: 'Brevo', tag: '{{ contact.EMAIL }}' },
  { id: 'plain', name: '', tag: '' },
] as const

export function validOrigin(origin: string): boolean {
  return !origin || ORIGIN.test(origin)
}

/** @param origin where the link stands; left out when it is none that statistics could count */
export function link(page: string, origin: string): string {
  return origin && ORIGIN.test(origin) ? `${page}?origin=${origin}` : page
}

/** A merge tag stays as it is: the tool looks for exactly these characters. */
export function mergeLink(page: string, origin: string, tag: string): string {
  const to = link(page, origin)
  return `${to}${to.includes('?') ? '&' : '?'}email=${tag}`
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** How the button looks, in the snippet and in its preview. */
export const BUTTON = {
  display: 'inline-block',
  padding: '12px 24px',
  background: '#1d4fb8',
  color: '#ffffff',
  'border-radius': '8px',
  'font-family': 'sans-serif',
  'font-weight': '600',
  'text-decoration': 'none',
} as const

export function button(to: string, label: string): string {
  const style = Object.entries(BUTTON).map(([name, value]) => `${name}:${value}`).join(';')
  return `<a href="${escaped(to)}" style="${style}">${escaped(label)}</a>`
}

/** Where the server stands of whose event this is the page. */
export function server(page: string): string {
  return page.slice(0, page.lastIndexOf('/e/'))
}

export function element(page: string, title: string, origin: string): string {
  const uid = page.slice(page.lastIndexOf('/') + 1)
  const from = origin && ORIGIN.test(origin) ? ` origin="${origin}"` : ''
  return `<script src="${escaped(server(page))}/embed.js"></script>\n<cis-invite event="${escaped(uid)}" title="${escaped(title)}"${from}></cis-invite>`
}

export function framed(page: string, origin: string): string {
  const to = link(page, origin)
  return `${to}${to.includes('?') ? '&' : '?'}embed=1`
}

export function frame(page: string, title: string, origin: string): string {
  return `<iframe src="${escaped(framed(page, origin))}" title="${escaped(title)}" width="100%" height="700" style="border:0" loading="lazy"></iframe>`
}
