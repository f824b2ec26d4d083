import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { stackNames } from '../../src/report/stack-names';
import { allow, role } from '../support/readings';

const stack = (name: string) => ({
  file: `${name}.json`,
  content: {
    Resources: {
      Instance: { Type: 'AWS::Connect::Instance' },
      [`${name}Only`]: { Type: 'AWS::Connect::Instance' },
      Listener: {
        ...role(
          allow('connect:MonitorContact', [
            { 'Fn::GetAtt': ['Instance', 'Arn'] },
            { 'Fn::GetAtt': [`${name}Only`, 'Arn'] },
          ] as any),
        ),
        Metadata: { 'aws:cdk:path': `${name}/Listener/Resource` },
      },
    },
  },
});

const both = report(readTogether([stack('Blue'), stack('Green')]), []);
const named = stackNames(both);

test('a name that two templates have is told apart by the stack', () => {
  expect(named({ file: 'Blue.json' }, 'on ${Instance.Arn}/*')).toBe('on ${Blue/Instance.Arn}/*');
  expect(named({ file: 'Green.json' }, '${Instance.Arn}')).toBe('${Green/Instance.Arn}');
});

test('a name that one template has stays, and so do policy variables and names with a stack', () => {
  const text = '${BlueOnly.Arn} ${aws:userid} ${Blue/Instance.Arn}';
  expect(named({ file: 'Blue.json' }, text)).toBe(text);
});

test('a template alone has short names', () => {
  const alone = report(readTogether([stack('Blue')]), []);
  expect(stackNames(alone)({ file: 'Blue.json' }, '${Instance.Arn}')).toBe('${Instance.Arn}');
});
