/** What a template refers to, as a place where it is deployed has it. */
export interface Known {
  readonly pseudo: Readonly<Record<string, string>>;
  readonly ref: (logicalId: string) => string;
  readonly attribute: (logicalId: string, attribute: string) => string;
}

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
export const PSEUDO = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Stack',
};

/** A part of a template with its functions carried out: those that the CDK and this library write. */
export function resolved(value: any, template: any, known: Known): any {
  const of = (part: any): any => resolved(part, template, known);
  if (Array.isArray(value)) return value.map(of);
  if (typeof value !== 'object' || value === null) return value;
  const [name, ...more] = Object.keys(value);
  if (more.length > 0 || !/^(Ref|Fn::\w+)$/.test(name))
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, of(v)]));
  const given = value[name];
  const carryOut: Record<string, () => any> = {
    Ref: () => known.pseudo[given] ?? known.ref(given),
    'Fn::GetAtt': () => known.attribute(given[0], given[1]),
    'Fn::Join': () => of(given[1]).join(given[0]),
    'Fn::Select': () => of(given[1])[Number(of(given[0]))],
    'Fn::Split': () => of(given[1]).split(given[0]),
    'Fn::FindInMap': () => of(given).reduce((map: any, key: string) => map[key], template.Mappings),
  };
  if (!carryOut[name]) throw new Error(`${name} is not known here: ${JSON.stringify(value)}`);
  return carryOut[name]();
}

/** References of a part of a template to resources, as they stand in it. */
export function references(value: any): any[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value['Fn::GetAtt'] || (value.Ref && !value.Ref.startsWith('AWS::'))) return [value];
  return Object.values(value).flatMap(references);
}
