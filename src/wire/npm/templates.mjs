// Holds CloudFormation templates to what AWS publishes of its resource types: every type, property and attribute exists, what is required
// is there, values have their types, and whatever is referred to is declared. Prints what is wrong; ends with 1 if anything is.
import { readFileSync } from 'node:fs'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { parse } from 'yaml'

const INTRINSICS = ['And', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub', 'Base64', 'Cidr']
const PSEUDO = ['AccountId', 'NoValue', 'NotificationARNs', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`)
const BESIDE = ['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy', 'Metadata']

const tag = (name, long) => ['scalar', 'seq', 'map'].map((kind) => ({
  tag: `!${name}`,
  ...(kind === 'scalar' ? {} : { collection: kind }),
  resolve: (value) => ({ [long]: kind === 'scalar' ? (name === 'GetAtt' ? value.split('.') : value) : value.toJSON() }),
}))
const customTags = [...INTRINSICS.flatMap((name) => tag(name, `Fn::${name}`)), ...tag('Ref', 'Ref'), ...tag('Condition', 'Condition')]

const db = loadAwsServiceSpecSync()
let wrong = 0

for (const file of process.argv.slice(2)) {
  const template = parse(readFileSync(file, 'utf8'), { customTags })
  const fail = (where, flaw) => {
    wrong++
    console.log(`${file}: ${where}: ${flaw}`)
  }
  const { Parameters = {}, Resources = {}, Conditions = {}, Mappings = {}, Outputs = {} } = template
  for (const [name, resource] of Object.entries(Resources)) checkResource(name, resource)
  for (const part of [Resources, Outputs, Conditions]) for (const [name, value] of Object.entries(part)) references(name, value)
  for (const name of Object.keys(Parameters)) if (!used(name)) fail(name, 'is a parameter that nothing uses')

  function used(name) {
    const text = JSON.stringify({ Resources, Conditions, Outputs })
    return text.includes(`{"Ref":"${name}"}`) || text.includes('${' + name + '}')
  }

  function checkResource(name, resource) {
    const found = db.lookup('resource', 'cloudFormationType', 'equals', resource.Type)
    if (!found.length) return fail(name, `${resource.Type} is no resource type`)
    Object.keys(resource).filter((key) => !BESIDE.includes(key)).forEach((key) => fail(name, `${key} does not belong beside Properties`))
    for (const other of [resource.DependsOn ?? []].flat()) if (!(other in Resources)) fail(name, `depends on ${other}, which is not there`)
    if (resource.Condition && !(resource.Condition in Conditions)) fail(name, `${resource.Condition} is no condition`)
    checkObject(name, found.only().properties, resource.Properties ?? {})
  }

  function checkObject(where, properties, values) {
    for (const [key, value] of Object.entries(values)) {
      const property = properties[key]
      if (property) checkValue(`${where}.${key}`, [property.type, ...(property.previousTypes ?? [])], value)
      else fail(where, `has no property ${key}`)
    }
    for (const [key, property] of Object.entries(properties))
      if (property.required && !(key in values)) fail(where, `needs the property ${key}`)
  }

  /** Right if it is of any of these types; else what the first would have to be is said. */
  function checkValue(where, types, value) {
    if (isIntrinsic(value)) return value['Fn::If']?.slice(1).forEach((branch) => checkValue(where, types, branch))
    const flat = types.flatMap((type) => (type.type === 'union' ? type.types : [type]))
    if (flat.some((type) => type.type === 'json' || (type.type === 'tag' && Array.isArray(value)))) return
    const type = flat.find((one) => suits(one, value))
    if (!type) return fail(where, `must be ${flat.map((one) => one.type).join(' or ')}, and is ${JSON.stringify(value)}`)
    if (type.type === 'ref') checkObject(where, db.get('typeDefinition', type.reference.$ref).properties, value)
    if (type.type === 'array') value.forEach((one, at) => checkValue(`${where}[${at}]`, [type.element], one))
    if (type.type === 'map') Object.entries(value).forEach(([key, one]) => checkValue(`${where}.${key}`, [type.element], one))
  }

  function suits(type, value) {
    if (type.type === 'array') return Array.isArray(value)
    if (type.type === 'ref' || type.type === 'map') return typeof value === 'object' && value !== null && !Array.isArray(value)
    if (type.type === 'boolean') return typeof value === 'boolean'
    if (type.type === 'integer' || type.type === 'number') return typeof value === 'number'
    return typeof value === 'string' || typeof value === 'number'
  }

  function references(where, value) {
    if (Array.isArray(value)) return value.forEach((one) => references(where, one))
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'Ref') declared(where, inner)
      else if (key === 'Fn::GetAtt') attribute(where, inner)
      else if (key === 'Fn::Sub') sub(where, inner)
      else if (key === 'Fn::If') inner[0] in Conditions || fail(where, `${inner[0]} is no condition`)
      else if (key === 'Fn::FindInMap') inner[0] in Mappings || fail(where, `${inner[0]} is no mapping`)
      else if (key === 'Condition' && Object.keys(value).length === 1 && typeof inner === 'string') inner in Conditions || fail(where, `${inner} is no condition`)
      references(where, inner)
    }
  }

  function sub(where, inner) {
    const [text, own = {}] = [inner].flat()
    for (const [, name] of text.matchAll(/\$\{([^!}][^}]*)\}/g))
      if (!(name in own)) name.includes('.') && !name.startsWith('AWS::') ? attribute(where, name.split('.')) : declared(where, name)
  }

  function declared(where, name) {
    if (!(name in Parameters || name in Resources || PSEUDO.includes(name))) fail(where, `${name} is not declared`)
  }

  function attribute(where, [name, ...rest]) {
    const type = Resources[name]?.Type
    if (!type) return fail(where, `${name} is not declared`)
    const found = db.lookup('resource', 'cloudFormationType', 'equals', type)
    if (found.length && !(rest.join('.') in found.only().attributes)) fail(where, `${type} has no attribute ${rest.join('.')}`)
  }
}
process.exit(wrong ? 1 : 0)

function isIntrinsic(value) {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'))
}
