import { expect, it } from 'vitest'
import { button, element, frame, link, mergeLink, server, TOOLS, validOrigin } from './share'

const PAGE = 'https://invites.example.org/e/1234'

it('a link says where it stands, in words that can be counted', () => {
  expect(link(PAGE, '')).toBe(PAGE)
  expect(link(PAGE, 'newsletter')).toBe(`${PAGE}?origin=newsletter`)
  expect(link(PAGE, 'Our "news"')).toBe(PAGE)
  expect(validOrigin('x'.repeat(32))).toBe(true)
  expect(validOrigin('x'.repeat(33))).toBe(false)
})

it.each(TOOLS)('the tag of $id stays as its tool looks for it', ({ tag }) => {
  expect(mergeLink(PAGE, '', tag)).toBe(`${PAGE}?email=${tag}`)
  expect(mergeLink(PAGE, 'may', tag)).toBe(`${PAGE}?origin=may&email=${tag}`)
})

it('what is written into HTML stays text', () => {
  expect(button(mergeLink(PAGE, 'a', '*|EMAIL|*'), '<b>"Yes" & no</b>')).toContain(
    'href="https://invites.example.org/e/1234?origin=a&amp;email=*|EMAIL|*"',
  )
  expect(button(PAGE, '<b>"Yes" & no</b>')).toContain('>&lt;b&gt;&quot;Yes&quot; &amp; no&lt;/b&gt;</a>')
  expect(element(PAGE, 'Choir "Aria"', '')).toContain('title="Choir &quot;Aria&quot;"')
})

it('an event is embedded by its UID from the server that has it, below a path too', () => {
  expect(server('https://example.org/invites/e/1234')).toBe('https://example.org/invites')
  expect(element('https://example.org/invites/e/1234', 'Choir', 'club')).toBe(
    '<script src="https://example.org/invites/embed.js"></script>\n<cis-invite event="1234" title="Choir" origin="club"></cis-invite>',
  )
  expect(frame(PAGE, 'Choir', 'club')).toContain(`src="${PAGE}?origin=club&amp;embed=1"`)
})
