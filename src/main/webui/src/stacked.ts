import type { ObjectDirective } from 'vue'

/**
 * A table whose rows stand as blocks of lines on a narrow screen (style/base.css): each cell gets the heading of its column to show, and
 * every part the role that it has as a table, since some browsers take it from what is no table to the eye.
 */
export const vStacked: ObjectDirective<HTMLTableElement> = { mounted: label, updated: label }

function label(table: HTMLTableElement) {
  table.classList.add('stacked')
  table.setAttribute('role', 'table')
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])].map((one) => (one.querySelector('.hidden') ? '' : (one.textContent ?? '').trim()))
  for (const part of table.querySelectorAll('thead, tbody')) part.setAttribute('role', 'rowgroup')
  for (const row of table.rows) {
    row.setAttribute('role', 'row')
    const head = row.parentElement === table.tHead
    for (const cell of row.cells) {
      cell.setAttribute('role', head ? 'columnheader' : cell.tagName === 'TH' ? 'rowheader' : 'cell')
      // What is empty needs no line of its own there.
      delete cell.dataset['label']
      const heading = headings[cell.cellIndex]
      if (!head && heading && cell.textContent?.trim()) cell.dataset['label'] = heading
    }
  }
}
