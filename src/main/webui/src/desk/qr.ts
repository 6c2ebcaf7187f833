import { encode } from 'uqr'

/** White modules around it (ISO/IEC 18004). */
const QUIET = 4

export interface Code {
  /** Modules a side, the white ones around it too. */
  size: number
  /** The black ones, as the path of an SVG in these units. */
  path: string
}

export function code(text: string): Code {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

export function svg({ size, path }: Code): Blob {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`
  return new Blob([text], { type: 'image/svg+xml' })
}

/** At least so many pixels a side, each module the same. */
export function png({ size, path }: Code, pixels = 1024): Promise<Blob> {
  const scale = Math.ceil(pixels / size)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * scale
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.reject(new Error('This browser draws no pictures'))
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.fill(new Path2D(path))
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('No picture came of it'))), 'image/png'))
}
