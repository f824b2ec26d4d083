import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

/*
 * IAM keeps one inline policy of each name. A deny in one that another may replace leaves a warning where
 * deployment decides whether the names are equal.
 */

const sub = (text: string) => ({ 'Fn::Sub': text });
const inline = (PolicyName: unknown, PolicyDocument: unknown) => ({
  Type: 'AWS::IAM::RolePolicy',
  Properties: { RoleName: 'ops', PolicyName, PolicyDocument },
});
const given = (name: unknown) => inline(name, connectHolder(allowing('iam:PutRolePolicy')));
const denied = (name: unknown) => inline(name, policy(deny('iam:*')));
const nested = (TemplateURL: string) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL },
});
const template = (Resources: object, Parameters: object = {}) => ({ Parameters, Resources });
const found = (files: Readonly<Record<string, object>>) =>
  audit(readTogether(Object.entries(files).map(([file, content]) => ({ file, content }))))
    .filter(({ id }) => /escalation$/.test(id))
    .map(({ severity, what }) => [severity, /, if (.*): the/.exec(what)?.[1]]);

const V = (Default?: string) => ({ V: { Type: 'String', ...(Default && { Default }) } });
const one = (allow: unknown, no: unknown, parameters: object = V()) => ({
  'a.json': template({ A: given(allow), D: denied(no) }, parameters),
});
const two = (allow: unknown, no: unknown) => ({
  'a.json': template({ A: given(allow) }, V()),
  'b.json': template({ D: denied(no) }, V()),
});
const OWN = sub('${AWS::StackName}-p');

test.each<[string, Readonly<Record<string, object>>, string]>([
  ['a literal and the name of the stack', one('p', { Ref: 'AWS::StackName' }), 'StackName} is p'],
  ['a literal and a parameter', one('p', { Ref: 'V' }), '${V} is p'],
  ['the names of two stacks', two(OWN, OWN), 'StackName}-p'],
  ['parameters of two stacks', two(sub('p-${V}'), sub('p-${V}')), 'V} is p-'],
])('%s may be equal', (_, files, choice) =>
  expect(found(files)).toEqual([['warning', expect.stringContaining(choice)]]),
);

test.each([
  ['two literals', two('p', 'P')],
  ['a parameter twice', one({ Ref: 'V' }, { Ref: 'V' })],
  ['the name of one stack twice', one(OWN, OWN)],
  ['a literal and the default of a parameter', one('p', { Ref: 'V' }, V('p'))],
])('%s are equal', (_, files) => expect(found(files)).toEqual([['fatal', undefined]]));

const parent = (...urls: readonly string[]) => ({
  'p.json': template(Object.fromEntries(urls.map((url, i) => [`N${i}`, nested(url)]))),
});
test.each([
  ['two literals', two('p', 'q')],
  ['texts around the names of two stacks', two(OWN, sub('${AWS::StackName}-q'))],
  ['the names of two stacks in one', { ...parent('./a.json', './b.json'), ...two(OWN, OWN) }],
  [
    'the names of a stack and of one in it',
    {
      'a.json': template({ A: given(OWN), N: nested('./b.json') }),
      'b.json': template({ D: denied(OWN) }),
    },
  ],
])('%s differ', (_, files) => expect(found(files)).toEqual([]));
