/** The name of a file as the part of an address that the season gets. */
export function named(file: string): string {
  const words = file.replace(/\.[^.]*$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return words.slice(0, 40).replace(/^-+|-+$/g, '')
}
