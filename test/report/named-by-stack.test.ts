import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { withStackNames } from '../../src/report/named-by-stack';
import { allow, role } from '../support/readings';

/** A template with an instance, a parameter, and a role that uses them. */
const templateOf = (path?: string) => ({
  Parameters: { Bucket: { Type: 'String' } },
  Resources: {
    Instance: { Type: 'AWS::Connect::Instance', Properties: {} },
    Role: {
      ...role([
        { ...allow('connect:DescribeInstance'), Resource: { 'Fn::GetAtt': ['Instance', 'Arn'] } },
        {
          ...allow('s3:GetObject'),
          Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/*' },
        },
        {
          ...allow('connect:GetFederationToken'),
          Resource: {
            'Fn::Sub': '${Instance.Arn}/user/${!aws:userid}',
          },
        },
      ]),
      ...(path && { Metadata: { 'aws:cdk:path': path } }),
    },
  },
});

/** The resources of the roles of templates, as a page has them. */
function resourcesIn(...templates: readonly (readonly [string, object])[]) {
  const world = readTogether(templates.map(([file, content]) => ({ file, content })));
  return withStackNames(report(world, [])).map(({ statements }) =>
    statements.flatMap(({ resources }) => resources),
  );
}

test('the values of two templates have the names of their stacks', () => {
  expect(
    resourcesIn(
      ['a.json', templateOf('Production/Role/Resource')],
      ['b.json', templateOf('Staging/Role/Resource')],
    ),
  ).toEqual(
    ['Production', 'Staging'].map((stack) => [
      `\${${stack}/Instance.Arn}`,
      `arn:\${AWS::Partition}:s3:::\${${stack}/Bucket}/*`,
      `\${${stack}/Instance.Arn}/user/\${aws:userid}`,
    ]),
  );
});

test('without construct paths, the file is the name of the stack', () => {
  const [first, second] = resourcesIn(['a.json', templateOf()], ['b.json', templateOf()]);
  expect([first[0], second[0]]).toEqual(['${a.json/Instance.Arn}', '${b.json/Instance.Arn}']);
});

test('one template keeps its short names', () => {
  expect(resourcesIn(['a.json', templateOf('Production/Role/Resource')])[0][0]).toBe(
    '${Instance.Arn}',
  );
});
